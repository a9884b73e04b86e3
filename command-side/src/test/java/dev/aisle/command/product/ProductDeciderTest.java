package dev.aisle.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductDeciderTest {
    private static final BrandId ACME = new BrandId("acme");

    private final Deciding<ProductCommand, Product, ProductEvent> products =
            new Deciding<>(new ProductDecider(), References.NONE, Instant.EPOCH);

    @Test
    void aProductIsIntroducedOnce() {
        var introduced = new ProductIntroduced("A lamp", ACME, path("home", "lamps"), "lamps-1");
        var command = product("A lamp", path("home", "lamps"), "lamps-1");

        assertThat(products.when(command)).isEqualTo(accepted(introduced));
        assertThat(products.given(introduced).when(command)).isEqualTo(Decision.accept());
    }

    @Test
    void otherContentIsNoIntroduction() {
        var given = products.given(new ProductIntroduced("A lamp", ACME, path("home"), null));
        var refused = given.when(product("Another lamp", path("home"), null));

        assertThat(((Decision.Refused<ProductEvent>) refused).refusal().code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("x", path("a"), null, null),
                Arguments.of(
                        "x".repeat(500), path("a", "b", "c", "d", "e", "f", "g", "h"), "g", null),
                Arguments.of("", path("a"), null, "data.title"),
                Arguments.of(" ", path("a"), null, "data.title"),
                Arguments.of("x".repeat(501), path("a"), null, "data.title"),
                Arguments.of("x", path(), null, "data.categories"),
                Arguments.of("x", path("a", "a"), null, "data.categories"),
                Arguments.of(
                        "x",
                        path("a", "b", "c", "d", "e", "f", "g", "h", "i"),
                        null,
                        "data.categories"),
                Arguments.of("x", path("a"), "", "data.group"),
                Arguments.of("x", path("a"), "x".repeat(65), "data.group"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void contentHasBounds(
            String title,
            List<CategoryId> categories,
            @Nullable String group,
            @Nullable String field) {
        assertThat(
                        products.decider()
                                .malformed(product(title, categories, group))
                                .map(Refusal::field)
                                .orElse(null))
                .isEqualTo(field);
    }

    private static IntroduceProduct product(
            String title, List<CategoryId> categories, @Nullable String group) {
        return new IntroduceProduct(new Sku("SKU-1"), title, ACME, categories, group);
    }

    private static List<CategoryId> path(String... categories) {
        return Stream.of(categories).map(CategoryId::new).toList();
    }

    private static Decision<ProductEvent> accepted(ProductEvent event) {
        return Decision.accept(event);
    }
}
