package dev.aisle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The arrows between the rooms: contracts ← event store ← command side; contracts ← projections;
/// contracts ← query side.
class ArchitectureTest {
    private static final String[] PURE = {
        "dev.aisle.contracts..",
        "dev.aisle.command.decide..",
        "dev.aisle.command.price..",
        "dev.aisle.command.product..",
        "dev.aisle.command.promotion..",
        "dev.aisle.command.reference..",
        "dev.aisle.command.source..",
        "dev.aisle.command.stock..",
        "dev.aisle.folds",
        "dev.aisle.folds.offer..",
        "dev.aisle.folds.promotion..",
        "dev.aisle.folds.reference..",
        "dev.aisle.folds.stock.."
    };

    @ParameterizedTest(name = "{0} knows only {1}")
    @CsvSource(
            nullValues = "nobody",
            value = {
                "contracts, nobody",
                "eventstore, contracts",
                "relay, contracts eventstore",
                "command, contracts eventstore grpc",
                "folds, contracts",
                "projections, contracts folds",
                "query, contracts"
            })
    void aRoomKnowsOnlyWhatComesBeforeIt(String room, @Nullable String known) {
        var own = "dev.aisle." + room + "..";
        var allowed =
                Stream.concat(
                                Stream.of(own),
                                known == null
                                        ? Stream.of()
                                        : Stream.of(known.split(" "))
                                                .map(name -> "dev.aisle." + name + ".."))
                        .toArray(String[]::new);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(own)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("dev.aisle..")
                                        .and(not(resideInAnyPackage(allowed)))));
    }

    @Test
    void theContractsKnowNoFramework() {
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.aisle.contracts..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.aisle.contracts..",
                                "java..",
                                "org.jspecify..",
                                "com.fasterxml.jackson..",
                                "com.fasterxml.uuid.."));
    }

    @ParameterizedTest(name = "{0} only in packages called {1}")
    @CsvSource({
        "org.apache.kafka.., kafka",
        "io.smallrye.reactive.messaging.kafka.., kafka",
        "io.lettuce.., redis",
        "com.datastax.., scylla",
        "io.vertx.sqlclient.., postgres",
        "io.vertx.pgclient.., postgres",
        "io.vertx.mutiny.sqlclient.., postgres",
        "io.vertx.mutiny.pgclient.., postgres",
        "org.hibernate.., postgres",
        "jakarta.persistence.., postgres",
        "org.flywaydb.., postgres",
        "org.postgresql.., postgres",
        "java.sql.., postgres",
        "io.grpc.., grpc",
        "dev.aisle.grpc.., grpc"
    })
    void aDriverIsKnownInItsLeafPackagesOnly(String driver, String leaf) {
        check(
                noClasses()
                        .that(
                                resideInAPackage("dev.aisle..")
                                        .and(not(resideInAPackage("dev.aisle.." + leaf + ".."))))
                        // Wiring hands a client from where it is made to where it is used.
                        .and()
                        .haveSimpleNameNotEndingWith("Wiring")
                        .should()
                        .dependOnClassesThat(resideInAPackage(driver)));
    }

    @Test
    void decidingAndFoldingKnowNoClockAndNoChance() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class));
    }

    @Test
    void decidingAndFoldingKnowNoFramework() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.quarkus..",
                                "io.smallrye..",
                                "io.vertx..",
                                "io.micrometer..",
                                "jakarta..",
                                "org.eclipse.."));
    }

    @Test
    void nobodySleeps() {
        check(
                noClasses()
                        .that()
                        // Pauses between two tries or two rounds, bounded, on threads of their own.
                        .doNotHaveFullyQualifiedName("dev.aisle.command.engine.PatientStore")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.aisle.command.engine.Lane")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.aisle.command.engine.TimerAgent")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.aisle.command.engine.SnapshotKeeper")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.aisle.command.kafka.CommandIngress")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.aisle.command.catalogimport.ImportAgent")
                        .and()
                        .doNotHaveFullyQualifiedName(
                                "dev.aisle.command.catalogimport.ImportPublisher")
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", Duration.class));
    }

    @Test
    void nobodyPrints() {
        check(
                noClasses()
                        .should(accessField(System.class, "out"))
                        .orShould(accessField(System.class, "err"))
                        .orShould()
                        .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages =
                Modules.OF_ROOMS.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.aisle"))
                        .map(type -> type.getPackage())
                        .distinct()
                        .toList();
        assertThat(packages)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        one ->
                                assertThat(one.isAnnotatedWith(NullMarked.class))
                                        .as(one.getName())
                                        .isTrue());
    }

    @Test
    void everyRoomIsLookedAt() {
        assertThat(
                        Modules.OF_ROOMS.stream()
                                .map(type -> type.getPackageName().split("\\.", -1))
                                .filter(names -> names.length > 2)
                                .map(names -> names[2])
                                .distinct())
                .containsExactlyInAnyOrder(
                        "contracts",
                        "eventstore",
                        "relay",
                        "command",
                        "folds",
                        "projections",
                        "query");
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(Modules.OF_ROOMS);
    }
}
