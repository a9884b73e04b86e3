package dev.aisle.command.engine;

import dev.aisle.command.decide.References;
import dev.aisle.command.product.Product;
import dev.aisle.command.promotion.Promotion;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.eventstore.Decision.StreamVersion;
import dev.aisle.eventstore.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a round decides on: remembered states, each as the decisions before leave it if they are appended.
final class WorkingStates {
    private final LaneMemory memory;
    private final Instant now;
    private final Map<StreamId, StreamState> working = new HashMap<>();

    WorkingStates(LaneMemory memory, Instant now) {
        this.memory = memory;
        this.now = now;
    }

    /// Those that have been decided on.
    Map<StreamId, StreamState> all() {
        return working;
    }

    void leave(StreamId stream, StreamState state) {
        working.put(stream, state);
    }

    StreamState state(StreamId stream) {
        return Objects.requireNonNull(remembered(stream), "a stream that wasn't loaded");
    }

    /// Null where it was not looked at.
    @Nullable StreamState remembered(StreamId stream) {
        var state = working.get(stream);
        return state != null ? state : memory.state(stream);
    }

    Instant timeOf(StreamState state) {
        return state.lastAt().isAfter(now) ? state.lastAt() : now;
    }

    boolean isKnown(@Nullable StreamId product) {
        return product != null && isKnown(state(product));
    }

    private static boolean isKnown(StreamState product) {
        return product.state() instanceof Product found && found.isKnown();
    }

    /// What a command's decision may look at.
    References references(PendingCommand command) {
        var needs = command.needs();
        return new References(
                isKnown(needs.product()),
                reference(needs.zone(), ZoneDefined.class),
                reference(needs.location(), LocationDefined.class),
                reference(needs.source(), SourceDefined.class),
                reference(needs.taxonomy(), Taxonomy.class),
                promotion(needs.promotion()),
                command.past());
    }

    private @Nullable PromotionLife promotion(@Nullable StreamId stream) {
        return stream != null && state(stream).state() instanceof Promotion promotion
                ? promotion.life()
                : null;
    }

    private <R> @Nullable R reference(@Nullable StreamId stream, Class<R> kind) {
        var definition = stream == null ? null : memory.reference(stream);
        return kind.isInstance(definition) ? kind.cast(definition) : null;
    }

    /// The absence of a product is confirmed, since a refusal rests on it; so is one that this batch
    /// has only just introduced. What is known of a promotion is confirmed always, like the histories that
    /// something is computed on.
    List<StreamVersion> reads(Pending pending) {
        var needs = pending.needs();
        if (needs.product() == null && needs.promotion() == null) {
            return List.of();
        }
        var reads = new ArrayList<StreamVersion>(2);
        var product = needs.product();
        var membership = needs.membership();
        var past = pending.past();
        if (past != null && product != null && membership != null) {
            reads.add(new StreamVersion(product, past.product().version()));
            reads.add(new StreamVersion(membership, past.product().listingVersion()));
        } else if (product != null) {
            var introduced = working.get(product);
            var state = introduced == null ? state(product) : introduced;
            if (introduced != null || !isKnown(state)) {
                reads.add(new StreamVersion(product, state.version()));
            }
        }
        var promotion = needs.promotion();
        if (promotion != null) {
            reads.add(new StreamVersion(promotion, state(promotion).version()));
        }
        return reads;
    }

    /// As of when the decision's versions are known; null where the store has to look them up.
    @Nullable LogPosition knownAt(Pending pending, StreamState before, List<StreamVersion> reads) {
        var tail = memory.tail(pending.bucket());
        for (var read : reads) {
            var state = remembered(read.stream());
            if (state == null
                    || state.version() != read.version()
                    || tail.vouchingFor(state) == null) {
                return null;
            }
        }
        return tail.vouchingFor(before);
    }
}
