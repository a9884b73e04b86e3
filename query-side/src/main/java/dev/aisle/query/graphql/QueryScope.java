package dev.aisle.query.graphql;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.token.ConsistencyToken;
import dev.aisle.contracts.view.View;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Standing;
import dev.aisle.query.progress.Track;
import dev.aisle.query.sets.HeldSet;
import dev.aisle.query.sets.Promotions;
import dev.aisle.query.sets.Reference;
import dev.aisle.query.sets.ViewSets;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One query as it runs: its one clock reading, one generation of each view, one version of each set,
/// the token it was given, and what it has read. Used on one event loop only.
///
/// What the query reads from is pinned before its token is checked, and the clock is read after the wait:
/// else a generation that moved meanwhile would be read unchecked, and a price that the token waited for
/// would not have begun yet.
final class QueryScope {
    private record Place(Track track, int bucket) {}

    private final InstantSource clock;
    private final @Nullable ConsistencyToken token;
    private final Duration tokenWait;
    private final int rowsMax;
    private final Executor eventLoop;
    private final ProgressBoard board;
    private final LiveControl liveControl;
    private final ViewSets sets;
    private final Buckets buckets;
    private final Map<Place, Standing> read = new HashMap<>();
    private final Set<Place> listed = new HashSet<>();
    private final List<QueryError> itemErrors = new ArrayList<>();
    private @Nullable Instant at;
    private @Nullable ControlDocument control;
    private @Nullable HeldSet<Promotions> promotions;
    private @Nullable HeldSet<Reference> reference;
    private boolean promotionsNoted;
    private int rows;

    QueryScope(
            InstantSource clock,
            @Nullable ConsistencyToken token,
            Duration tokenWait,
            int rowsMax,
            Executor eventLoop,
            ProgressBoard board,
            LiveControl liveControl,
            ViewSets sets,
            Buckets buckets) {
        this.clock = clock;
        this.token = token;
        this.tokenWait = tokenWait;
        this.rowsMax = rowsMax;
        this.eventLoop = eventLoop;
        this.board = board;
        this.liveControl = liveControl;
        this.sets = sets;
        this.buckets = buckets;
    }

    /// The query's one reading of the clock.
    Instant at() {
        var taken = at;
        if (taken == null) {
            taken = clock.instant();
            at = taken;
        }
        return taken;
    }

    Executor eventLoop() {
        return eventLoop;
    }

    /// What the control plane says, the same for the whole query.
    ControlDocument control() {
        var taken = control;
        if (taken == null) {
            taken = liveControl.current();
            control = taken;
        }
        return taken;
    }

    int bucket(String partitionKey) {
        return buckets.of(partitionKey);
    }

    /// Counts rows against what one query may read.
    void spend(int more) {
        rows += more;
        if (rows > rowsMax) {
            throw new QueryRefusedException(
                    Code.QUERY_TOO_COMPLEX,
                    "The query asks for more than " + rowsMax + " rows; ask for less at once",
                    null);
        }
    }

    /// Waits until the views have what the query's token names.
    Uni<Void> reached(View... views) {
        var wanted = token;
        return wanted == null
                ? Uni.createFrom().voidItem()
                : reached(wanted, views, System.nanoTime() + tokenWait.toNanos());
    }

    private Uni<Void> reached(ConsistencyToken wanted, View[] views, long giveUpNanos) {
        var left = Duration.ofNanos(Math.max(0, giveUpNanos - System.nanoTime()));
        return board.until(() -> present().hasReached(wanted, views), left)
                .emitOn(eventLoop)
                .chain(
                        reached -> {
                            if (!reached) {
                                throw behind();
                            }
                            return pinned(wanted, views)
                                    ? Uni.createFrom().voidItem()
                                    : reached(wanted, views, giveUpNanos);
                        });
    }

    /// Pins what is served now, if that has what the token names: it may have moved on its way to this
    /// event loop. Taken after the look at the progress, since a set's content is at least as new as what
    /// was told before it was taken.
    private boolean pinned(ConsistencyToken wanted, View[] views) {
        var looked = present();
        if (!looked.hasReached(wanted, views)) {
            return false;
        }
        var taken = present();
        if (!taken.isOfTheGenerationsOf(looked)) {
            return false;
        }
        control = taken.control;
        promotions = taken.promotions;
        reference = taken.reference;
        return true;
    }

    /// What this query reads from: what it has pinned, or else what is served now.
    private Served present() {
        return new Served(
                control != null ? control : liveControl.current(),
                promotions != null ? promotions : sets.promotions(),
                reference != null ? reference : sets.reference());
    }

    private final class Served {
        private final ControlDocument control;
        private final @Nullable HeldSet<Promotions> promotions;
        private final @Nullable HeldSet<Reference> reference;

        Served(
                ControlDocument control,
                @Nullable HeldSet<Promotions> promotions,
                @Nullable HeldSet<Reference> reference) {
            this.control = control;
            this.promotions = promotions;
            this.reference = reference;
        }

        boolean hasReached(ConsistencyToken wanted, View... views) {
            if (control.epoch() != wanted.epoch()) {
                return false;
            }
            for (var view : views) {
                if (!board.hasReached(track(view), wanted.offsets())) {
                    return false;
                }
            }
            return true;
        }

        boolean isOfTheGenerationsOf(Served other) {
            return control.equals(other.control)
                    && Objects.equals(track(promotions), track(other.promotions))
                    && Objects.equals(track(reference), track(other.reference));
        }

        private static @Nullable Track track(@Nullable HeldSet<?> held) {
            return held == null ? null : held.track();
        }

        /// A set's generation is the one in memory, which may follow the pointer a moment later.
        private Track track(View view) {
            var held =
                    switch (view) {
                        case PROMOTION -> promotions;
                        case ZONE, LOCATION, REGION -> reference;
                        case OFFER, TILE, STOCK -> null;
                    };
            return held != null
                    ? held.track()
                    : new Track(view.projection(), control.liveGeneration(view.projection()));
        }
    }

    private QueryRefusedException behind() {
        return new QueryRefusedException(
                Code.VIEW_BEHIND,
                "The views have not reached the token within "
                        + tokenWait.toMillis()
                        + " ms; ask again, or without the token",
                "Aisle-Consistency-Token");
    }

    /// Whether a bucket's rows must be as new as the query's token.
    boolean needsProgress(int bucket) {
        return token != null && token.offsets().containsKey(bucket);
    }

    /// To be called before a row is read, so that what is told of its freshness is not too good.
    void reads(View view, int bucket) {
        var track = liveTrack(view);
        note(track, bucket);
        listed.add(new Place(track, bucket));
    }

    /// To be called before rows of any bucket are read: each counts for the lag.
    void readsAny(View view) {
        noteAll(liveTrack(view));
    }

    private Track liveTrack(View view) {
        return new Track(view.projection(), control().liveGeneration(view.projection()));
    }

    private void noteAll(Track track) {
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            note(track, bucket);
        }
    }

    private void note(Track track, int bucket) {
        read.computeIfAbsent(
                new Place(track, bucket), place -> board.standing(place.track(), bucket));
    }

    /// The promotions, the same version for the whole query.
    Promotions promotions() {
        var held = promotions;
        if (held == null) {
            held = loaded(sets.promotions());
            promotions = held;
        }
        if (!promotionsNoted) {
            noteAll(held.track());
            promotionsNoted = true;
        }
        return held.content();
    }

    /// Zones and locations, the same version for the whole query.
    ///
    /// @param partitionKey of the one that is looked up
    Reference reference(String partitionKey) {
        var held = reference;
        if (held == null) {
            held = loaded(sets.reference());
            reference = held;
        }
        int bucket = bucket(partitionKey);
        note(held.track(), bucket);
        listed.add(new Place(held.track(), bucket));
        return held.content();
    }

    private static <S> HeldSet<S> loaded(@Nullable HeldSet<S> held) {
        if (held == null) {
            throw new QueryRefusedException(
                    Code.UNAVAILABLE, "The small views are not read yet; ask again soon", null);
        }
        return held;
    }

    /// An error of one item of a list, which leaves the others as they are.
    void itemFailed(QueryError error) {
        itemErrors.add(error);
    }

    List<QueryError> itemErrors() {
        return itemErrors;
    }

    Freshness freshness(Instant now, Duration headsAgeMax) {
        var headsAt = board.headsAt();
        boolean headsKnown = headsAt != null && !headsAt.plus(headsAgeMax).isBefore(now);
        Instant missing = null;
        for (var standing : read.values()) {
            var head = standing.missing();
            if (head != null && (missing == null || head.recordedAt().isBefore(missing))) {
                missing = head.recordedAt();
            }
        }
        var lag = missing == null ? Duration.ZERO : Duration.between(missing, now);
        return new Freshness(
                missing == null ? headsAt : missing,
                headsKnown ? Math.max(0, lag.toMillis()) : null,
                at(),
                offsets());
    }

    private Map<String, Map<Integer, Long>> offsets() {
        var offsets = new TreeMap<String, Map<Integer, Long>>();
        for (var place : listed) {
            offsets.computeIfAbsent(place.track().projection(), _ -> new TreeMap<>())
                    .put(place.bucket(), Objects.requireNonNull(read.get(place)).offset());
        }
        return offsets;
    }
}
