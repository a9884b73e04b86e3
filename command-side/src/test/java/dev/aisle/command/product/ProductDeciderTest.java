package dev.aisle.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.taxonomy.TaxonomyDecider;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.ProductCommand.ChangeProduct;
import dev.aisle.contracts.command.ProductCommand.DiscontinueProduct;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.ProductEvent.ProductConflictSettled;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryPlaced;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    /// What each command comes to on each state, without a source: an event, nothing, or a code.
    @ParameterizedTest
    @CsvSource({
        "unknown, introduce, ProductIntroduced",
        "unknown, change, NOT_FOUND",
        "unknown, discontinue, NOT_FOUND",
        "listed, introduce, nothing",
        "listed, introduce other, INVALID_TRANSITION",
        "listed, change, nothing",
        "listed, change other, ProductChanged",
        "listed, discontinue, ProductDiscontinued",
        "discontinued, introduce, ProductIntroduced",
        "discontinued, introduce other, ProductIntroduced",
        "discontinued, change, INVALID_TRANSITION",
        "discontinued, change other, INVALID_TRANSITION",
        "discontinued, discontinue, nothing"
    })
    void aPersonsCommandFitsWhatIsThere(String state, String command, String outcome) {
        assertThat(outcome(products.given(history(state)).when(command(command))))
                .isEqualTo(outcome);
    }

    /// The same, newer, from a source: it always counts.
    @ParameterizedTest
    @CsvSource({
        "unknown, introduce, ProductIntroduced",
        "unknown, change, ProductIntroduced",
        "unknown, discontinue, ProductSourceAdvanced",
        "listed, introduce, ProductSourceAdvanced",
        "listed, introduce other, ProductChanged",
        "listed, change, ProductSourceAdvanced",
        "listed, change other, ProductChanged",
        "listed, discontinue, ProductDiscontinued",
        "discontinued, introduce, ProductIntroduced",
        "discontinued, change other, ProductIntroduced",
        "discontinued, discontinue, ProductSourceAdvanced"
    })
    void aSourcesNewerWordCounts(String state, String command, String outcome) {
        assertThat(
                        outcome(
                                products.given(history(state))
                                        .saidBy(version(2), Instant.EPOCH)
                                        .when(command(command))))
                .isEqualTo(outcome);
    }

    @Test
    void aSourcesWordsEndAlikeInAnyOrder() {
        record Said(String command, long seq) {}
        var said =
                List.of(
                        new Said("introduce", 1),
                        new Said("change other", 2),
                        new Said("discontinue", 3),
                        new Said("introduce other", 4),
                        new Said("change", 4));
        var ends = new HashSet<Product>();
        for (int seed = 0; seed < 200; seed++) {
            var order = new ArrayList<>(said);
            order.addAll(said);
            Collections.shuffle(order, new Random(seed));
            var state = Product.UNKNOWN;
            for (var one : order) {
                var decision =
                        products.decider()
                                .decide(
                                        new Stamped<>(
                                                command(one.command()),
                                                Instant.EPOCH,
                                                null,
                                                version(one.seq()),
                                                References.NONE),
                                        state);
                for (var event : events(decision)) {
                    state = products.decider().evolve(state, event);
                }
            }
            ends.add(state);
        }
        assertThat(ends).hasSize(1);
        assertThat(ends).allMatch(Product::listed);
    }

    @Test
    void whatLosesAConflictIsRecordedOnceUntilItsSourceSaysSomethingNewer() {
        var first = products.saidBy(version(1), Instant.EPOCH);
        var history = new ArrayList<>(events(first.when(command("introduce"))));
        history.addAll(events(first.given(history).when(command("introduce other"))));
        var conflicts =
                history.stream()
                        .filter(ProductConflictSettled.class::isInstance)
                        .map(ProductConflictSettled.class::cast)
                        .toList();

        assertThat(conflicts).hasSize(1);
        var lost = conflicts.getFirst().lost();
        assertThat(conflicts.getFirst().kept().contentHash()).isGreaterThan(lost.contentHash());
        assertThat(first.given(history).state().hasLost(lost)).isTrue();
        for (var again : List.of("introduce", "introduce other")) {
            assertThat(events(first.given(history).when(command(again)))).isEmpty();
        }
        var newer = products.saidBy(version(2), Instant.EPOCH).given(history);
        history.addAll(events(newer.when(command("introduce"))));
        assertThat(products.given(history).state().hasLost(lost)).isFalse();
    }

    @Test
    void thePathIsTheTaxonomys() {
        var decider = new TaxonomyDecider();
        var taxonomy = decider.initialState();
        for (var placed :
                List.of(
                        new CategoryPlaced(new CategoryId("garden"), null, "Garden"),
                        new CategoryPlaced(
                                new CategoryId("lamps"), new CategoryId("garden"), "Lamps"))) {
            taxonomy = decider.evolve(taxonomy, placed);
        }
        var knowing = products.knowing(new References(false, null, null, null, taxonomy));

        assertThat(knowing.when(product("A lamp", path("home", "lamps"), null)))
                .isEqualTo(
                        accepted(
                                new ProductIntroduced(
                                        "A lamp", ACME, path("garden", "lamps"), null)));
        assertThat(knowing.when(product("A lamp", path("home", "bulbs"), null)))
                .as("a category that has no place in it")
                .isEqualTo(
                        accepted(
                                new ProductIntroduced(
                                        "A lamp", ACME, path("home", "bulbs"), null)));
    }

    private static List<ProductEvent> history(String state) {
        var introduced = new ProductIntroduced("A lamp", ACME, path("home"), null);
        return switch (state) {
            case "listed" -> List.of(introduced);
            case "discontinued" -> List.of(introduced, new ProductDiscontinued(path("home"), null));
            default -> List.of();
        };
    }

    private static ProductCommand command(String name) {
        var sku = new Sku("SKU-1");
        return switch (name) {
            case "introduce" -> product("A lamp", path("home"), null);
            case "introduce other" -> product("Another lamp", path("home"), null);
            case "change" -> new ChangeProduct(sku, "A lamp", ACME, path("home"), null, null, null);
            case "change other" ->
                    new ChangeProduct(sku, "Another lamp", ACME, path("home"), null, null, null);
            default -> new DiscontinueProduct(sku);
        };
    }

    private static SourceVersion version(long seq) {
        return SourceVersion.sequenced(new SourceId("pim"), 0, seq);
    }

    private static String outcome(Decision<ProductEvent> decision) {
        return switch (decision) {
            case Decision.Refused<ProductEvent>(Refusal refusal) -> refusal.code().name();
            case Decision.Settled<ProductEvent> settled -> settled.code().name();
            case Decision.Accepted<ProductEvent>(var events) ->
                    events.isEmpty() ? "nothing" : events.getFirst().getClass().getSimpleName();
        };
    }

    private static List<ProductEvent> events(Decision<ProductEvent> decision) {
        return switch (decision) {
            case Decision.Refused<ProductEvent> _ -> List.of();
            case Decision.Settled<ProductEvent> settled -> settled.events();
            case Decision.Accepted<ProductEvent>(var events) -> events;
        };
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
