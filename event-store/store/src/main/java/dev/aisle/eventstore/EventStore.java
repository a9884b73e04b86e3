package dev.aisle.eventstore;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Appends decisions and loads streams of one shard. See `docs/architecture.md` for the guarantees
/// (P1, P2, P11) and why they hold.
public interface EventStore {
    /// Commands in one batch.
    int BATCH_SIZE_MAX = 1_024;

    /// Streams in one load: a full batch's, with all that it reads.
    int LOAD_SIZE_MAX = 5 * BATCH_SIZE_MAX;

    /// Confirms and appends a batch of decisions in one round trip and one transaction, and answers one
    /// outcome for each, in order, once all is durable.
    ///
    /// A decision without events is confirmed as well: it fails if what it rests on has changed. A
    /// conflict never fails commands of other streams. Commands of one stream succeed as a prefix: after
    /// one that did not append as decided, the later ones of that stream conflict too.
    ///
    /// An item that fails leaves nothing behind. If the call itself fails, whether the batch was
    /// appended is unknown; the same batch again resolves it, where commands carry keys or versions.
    ///
    /// @param batch 1 to [#BATCH_SIZE_MAX]; an idempotency key may stand in it once
    /// @throws IllegalArgumentException (at once) if the batch breaks these rules or [StoreLimits]
    Uni<List<AppendOutcome>> append(List<Decision> batch);

    /// The whole histories of some streams, in one query; a stream that doesn't exist has version 0.
    ///
    /// @param streams at most [#LOAD_SIZE_MAX]
    default Uni<Map<StreamId, StreamHistory>> load(Collection<StreamId> streams) {
        return load(streams, Map.of());
    }

    /// The same, but where a stream has a snapshot of the wanted schema, that and what came after it.
    ///
    /// @param streams at most [#LOAD_SIZE_MAX]
    /// @param snapshotSchemas by family; no snapshot is taken for a family that is not in it
    Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas);

    /// Keeps snapshots of committed states, beside the appends. One that is not newer than what is kept
    /// changes nothing; newer is a later version, and at the same version a later schema. They are a
    /// cache: what fails to be kept is folded again.
    ///
    /// @param snapshots at most [#BATCH_SIZE_MAX]
    Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots);
}
