package dev.aisle.contracts.view;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aisle.contracts.log.BucketHeads.Head;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a projection says on its change channel, which is lossy: a reader that sees a gap, or a `Reset`,
/// drops what it holds of that bucket, and reads the progress table.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChangeMessage.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = ChangeMessage.Reset.class, name = "reset"),
    @JsonSubTypes.Type(value = ChangeMessage.Heartbeat.class, name = "heartbeat")
})
public sealed interface ChangeMessage {
    int generation();

    /// Rows of a bucket are written up to an offset.
    ///
    /// @param from the progress before, −1 at the beginning
    /// @param to the progress now
    /// @param keys of the rows that changed, in the view's own form (`sku/zone`, `sku/location`,
    ///     promotion id, `zone/id`); empty where none did
    record Changed(int generation, int bucket, long from, long to, List<String> keys)
            implements ChangeMessage {
        public Changed {
            keys = List.copyOf(keys);
        }
    }

    /// Everything of these buckets may have changed: they have a new owner.
    record Reset(int generation, List<Integer> buckets) implements ChangeMessage {
        public Reset {
            buckets = List.copyOf(buckets);
        }
    }

    /// Each second.
    ///
    /// @param at when the newest heads were read from the store
    /// @param progress by bucket that this worker owns
    /// @param heads by bucket, the newest known
    record Heartbeat(
            int generation, Instant at, Map<Integer, Long> progress, Map<Integer, Head> heads)
            implements ChangeMessage {
        public Heartbeat {
            progress = Map.copyOf(progress);
            heads = Map.copyOf(heads);
        }
    }
}
