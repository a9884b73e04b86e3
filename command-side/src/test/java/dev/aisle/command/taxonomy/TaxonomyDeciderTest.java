package dev.aisle.command.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.command.TaxonomyCommand.MoveCategory;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoveCarried;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoved;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryPlaced;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final TaxonomyId MAIN = new TaxonomyId("main");

    /// home › lamps › desk, and garden.
    private final Deciding<TaxonomyCommand, Taxonomy, TaxonomyEvent> tree =
            new Deciding<>(new TaxonomyDecider(), References.NONE, NOW)
                    .given(
                            placed("home", null),
                            placed("lamps", "home"),
                            placed("desk", "lamps"),
                            placed("garden", null));

    @ParameterizedTest
    @CsvSource({
        "bulbs, lamps, ACCEPTED, 1",
        "toys,, ACCEPTED, 1",
        "lamps, home, ACCEPTED, 0",
        "lamps, garden, INVALID_TRANSITION, 0",
        "lamps,, INVALID_TRANSITION, 0",
        "bulbs, attic, NOT_FOUND, 0"
    })
    void aCategoryIsPlacedOnce(String category, @Nullable String parent, Code code, int events) {
        var decision = tree.when(place(category, parent, title(category)));

        assertThat(code(decision)).isEqualTo(code);
        assertThat(events(decision)).hasSize(events);
    }

    @Test
    void anotherTitleIsAFact() {
        assertThat(events(tree.when(place("lamps", "home", "Leuchten"))))
                .containsExactly(
                        new CategoryPlaced(
                                new CategoryId("lamps"), new CategoryId("home"), "Leuchten"));
    }

    @ParameterizedTest
    @CsvSource({
        "lamps, garden, ACCEPTED, 1",
        "lamps,, ACCEPTED, 1",
        "lamps, home, ACCEPTED, 0",
        "lamps, lamps, INVALID_TRANSITION, 0",
        "lamps, desk, INVALID_TRANSITION, 0",
        "lamps, attic, NOT_FOUND, 0",
        "attic, home, NOT_FOUND, 0"
    })
    void aCategoryIsMovedButNeverInACircle(
            String category, @Nullable String parent, Code code, int events) {
        var decision = tree.when(move(category, parent));

        assertThat(code(decision)).isEqualTo(code);
        assertThat(events(decision)).hasSize(events);
    }

    @Test
    void whatIsBeneathMovesAlong() {
        var moved = new CategoryMoved(new CategoryId("lamps"), new CategoryId("garden"), NOW);
        var taxonomy = new TaxonomyDecider().evolve(tree.state(), moved);

        assertThat(taxonomy.pathOf(new CategoryId("desk")))
                .contains(path("garden", "lamps", "desk"));
        assertThat(taxonomy.subtree(new CategoryId("lamps")))
                .containsExactlyInAnyOrderElementsOf(path("lamps", "desk"));
        assertThat(taxonomy.moves()).containsOnlyKeys(new CategoryId("lamps"));
        var carried = new CategoryMoveCarried(new CategoryId("lamps"), NOW, 3);
        assertThat(new TaxonomyDecider().evolve(taxonomy, carried).moves()).isEmpty();
        var earlier = new CategoryMoveCarried(new CategoryId("lamps"), NOW.minusSeconds(1), 3);
        assertThat(new TaxonomyDecider().evolve(taxonomy, earlier).moves())
                .as("a later move has yet to be carried out")
                .isNotEmpty();
    }

    @Test
    void aTreeIsAtMostEightDeep() {
        var events = new ArrayList<TaxonomyEvent>();
        for (int i = 1; i <= 8; i++) {
            events.add(placed("c" + i, i == 1 ? null : "c" + (i - 1)));
        }
        events.add(placed("root", null));
        var deep = tree.given(events);

        assertThat(code(deep.when(place("c9", "c8", "9")))).isEqualTo(Code.INVALID_TRANSITION);
        assertThat(code(deep.when(move("c1", "root")))).isEqualTo(Code.INVALID_TRANSITION);
        assertThat(code(deep.when(move("c2", "root")))).isEqualTo(Code.ACCEPTED);
    }

    private static CategoryPlaced placed(String category, @Nullable String parent) {
        return new CategoryPlaced(new CategoryId(category), id(parent), title(category));
    }

    private static PlaceCategory place(String category, @Nullable String parent, String title) {
        return new PlaceCategory(MAIN, new CategoryId(category), id(parent), title);
    }

    private static MoveCategory move(String category, @Nullable String parent) {
        return new MoveCategory(MAIN, new CategoryId(category), id(parent));
    }

    private static String title(String category) {
        return "The " + category;
    }

    private static @Nullable CategoryId id(@Nullable String category) {
        return category == null ? null : new CategoryId(category);
    }

    private static List<CategoryId> path(String... categories) {
        return List.of(categories).stream().map(CategoryId::new).toList();
    }

    private static Code code(Decision<TaxonomyEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<TaxonomyEvent> _ -> Code.ACCEPTED;
            case Decision.Settled<TaxonomyEvent> settled -> settled.code();
            case Decision.Refused<TaxonomyEvent>(Refusal refusal) -> refusal.code();
        };
    }

    private static List<TaxonomyEvent> events(Decision<TaxonomyEvent> decision) {
        return decision instanceof Decision.Accepted<TaxonomyEvent>(var events)
                ? events
                : List.of();
    }
}
