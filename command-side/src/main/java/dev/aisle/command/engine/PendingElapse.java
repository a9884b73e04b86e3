package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stream's timer is due: what ends by the clock is to end. If it comes to nothing, its lease ends and it
/// comes again.
final class PendingElapse extends Pending {
    private final UUID commandId = UUID.randomUUID();
    private final Instant dueAt;
    private boolean leavesWork;

    PendingElapse(StreamId stream, int bucket, Instant dueAt) {
        super(stream, bucket, Needs.NONE);
        this.dueAt = dueAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    /// Whether the stream is due still though the clock ends nothing more: a process has to go on. To be
    /// asked once it is answered.
    boolean leavesWork() {
        return leavesWork;
    }

    void leavesWork(boolean leaves) {
        leavesWork = leaves;
    }

    @Override
    UUID commandId() {
        return commandId;
    }

    @Override
    @Nullable String ledgerKey() {
        return null;
    }

    @Override
    @Nullable Instant deadline() {
        return null;
    }

    @Override
    boolean outlastsOutages() {
        return false;
    }
}
