package dev.aisle.command.taxonomy;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.command.TaxonomyCommand.MoveCategory;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.command.TaxonomyCommand.RecordMoveCarried;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoveCarried;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoved;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryPlaced;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places and moves categories: never in a circle, never deeper than 8, at most 10,000 in a tree.
public final class TaxonomyDecider implements Decider<TaxonomyCommand, Taxonomy, TaxonomyEvent> {
    /// More than reference data may be old while its shard answers.
    static final Duration TOLD_AFTER = Duration.ofSeconds(10);

    private static final int CATEGORIES_MAX = 10_000;
    private static final int TITLE_LENGTH_MAX = 200;
    private static final int CATEGORY_BYTES = 250;

    @Override
    public Taxonomy initialState() {
        return Taxonomy.EMPTY;
    }

    @Override
    public Optional<Refusal> malformed(TaxonomyCommand command) {
        return switch (command) {
            case PlaceCategory place ->
                    Refusal.unless(
                            !place.title().isBlank()
                                    && place.title().codePointCount(0, place.title().length())
                                            <= TITLE_LENGTH_MAX,
                            "data.title",
                            "1 to 200 characters, not all blank");
            case MoveCategory _, RecordMoveCarried _ -> Optional.empty();
        };
    }

    @Override
    public Decision<TaxonomyEvent> decide(Stamped<TaxonomyCommand> stamped, Taxonomy taxonomy) {
        return switch (stamped.command()) {
            case PlaceCategory place -> place(place, taxonomy);
            case MoveCategory move -> move(move, stamped, taxonomy);
            case RecordMoveCarried done ->
                    done.movedAt().equals(taxonomy.moves().get(done.category()))
                            ? Decision.accept(
                                    new CategoryMoveCarried(
                                            done.category(), done.movedAt(), done.products()))
                            : Decision.accept();
        };
    }

    @Override
    public Taxonomy evolve(Taxonomy taxonomy, TaxonomyEvent event) {
        return switch (event) {
            case CategoryPlaced placed ->
                    taxonomy.placed(placed.category(), placed.parent(), placed.title());
            case CategoryMoved moved ->
                    taxonomy.moved(moved.category(), moved.parent(), moved.movedAt());
            case CategoryMoveCarried carried ->
                    taxonomy.carried(carried.category(), carried.movedAt());
        };
    }

    /// When products may be told of the first move: by then no lane remembers the tree as it was.
    @Override
    public Optional<Instant> dueAt(Taxonomy taxonomy) {
        return taxonomy.moves().values().stream()
                .min(Instant::compareTo)
                .map(movedAt -> movedAt.plus(TOLD_AFTER));
    }

    @Override
    public StateCodec<Taxonomy, ?> snapshots() {
        return TaxonomySnapshot.CODEC;
    }

    @Override
    public long weight(Taxonomy taxonomy) {
        return CATEGORY_BYTES * (1L + taxonomy.nodes().size());
    }

    private static Decision<TaxonomyEvent> place(PlaceCategory place, Taxonomy taxonomy) {
        var present = taxonomy.node(place.category());
        if (present != null && !Objects.equals(present.parent(), place.parent())) {
            return Decision.refuse(
                    Code.INVALID_TRANSITION,
                    "the category has a place, "
                            + (present.parent() == null
                                    ? "as a root"
                                    : "beneath " + present.parent())
                            + "; MoveCategory gives it another");
        }
        if (present != null && present.title().equals(place.title())) {
            return Decision.accept();
        }
        var refused = present == null ? unfit(place.parent(), 1, taxonomy) : null;
        if (refused == null && present == null && taxonomy.nodes().size() >= CATEGORIES_MAX) {
            refused =
                    Refusal.of(
                            Code.INVALID_TRANSITION,
                            "the tree has " + CATEGORIES_MAX + " categories already");
        }
        return refused == null
                ? Decision.accept(
                        new CategoryPlaced(place.category(), place.parent(), place.title()))
                : Decision.refuse(refused);
    }

    private static Decision<TaxonomyEvent> move(
            MoveCategory move, Stamped<TaxonomyCommand> stamped, Taxonomy taxonomy) {
        var present = taxonomy.node(move.category());
        if (present == null) {
            return Decision.refuse(
                    Refusal.at(
                            "category",
                            Code.NOT_FOUND,
                            "place the category first: PUT /v1/taxonomies/"
                                    + move.taxonomy()
                                    + "/categories/"
                                    + move.category()));
        }
        if (Objects.equals(present.parent(), move.parent())) {
            return Decision.accept();
        }
        var refused = unfit(move.parent(), taxonomy.heightOf(move.category()), taxonomy);
        if (refused == null
                && move.parent() != null
                && taxonomy.pathOf(move.parent()).orElseThrow().contains(move.category())) {
            refused =
                    Refusal.at(
                            "data.parent",
                            Code.INVALID_TRANSITION,
                            "is the category itself, or beneath it");
        }
        return refused == null
                ? Decision.accept(
                        new CategoryMoved(
                                move.category(),
                                move.parent(),
                                // As it is read back, so that it can be compared.
                                stamped.decidedAt().truncatedTo(ChronoUnit.MILLIS)))
                : Decision.refuse(refused);
    }

    /// @param height levels of what comes beneath the parent
    private static @Nullable Refusal unfit(
            @Nullable CategoryId parent, int height, Taxonomy taxonomy) {
        if (parent == null) {
            return null;
        }
        var path = taxonomy.pathOf(parent);
        if (path.isEmpty()) {
            return Refusal.at("data.parent", Code.NOT_FOUND, "has no place in the tree");
        }
        return path.get().size() + height <= Taxonomy.DEPTH_MAX
                ? null
                : Refusal.at(
                        "data.parent",
                        Code.INVALID_TRANSITION,
                        "a tree is at most " + Taxonomy.DEPTH_MAX + " deep");
    }
}
