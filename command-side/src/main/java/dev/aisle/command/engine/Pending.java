package dev.aisle.command.engine;

import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a lane has taken, until it is answered. Confined to its lane, but for the answer.
abstract sealed class Pending permits PendingCommand, PendingElapse {
    private final StreamId stream;
    private final int bucket;
    private final Needs needs;
    private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
    private int conflicts;

    /// What promotions were, where that is needed; as of the last load.
    private @Nullable PastOffers past;

    /// A decision whose append may have happened without our knowledge.
    private @Nullable Decided perhapsAppended;

    Pending(StreamId stream, int bucket, Needs needs) {
        this.stream = stream;
        this.bucket = bucket;
        this.needs = needs;
    }

    abstract UUID commandId();

    /// Null where a repeat is not recognised by a key.
    abstract @Nullable String ledgerKey();

    /// It isn't decided after this; null for what has none.
    abstract @Nullable Instant deadline();

    /// Whether it was promised an outcome, and so stays until the store is back.
    abstract boolean outlastsOutages();

    final StreamId stream() {
        return stream;
    }

    final int bucket() {
        return bucket;
    }

    final Needs needs() {
        return needs;
    }

    final CompletableFuture<Receipt> answer() {
        return answer;
    }

    final boolean isAnswered() {
        return answer.isDone();
    }

    /// What was perhaps appended is not late: it gets its true outcome.
    final boolean isLateAt(Instant now) {
        var deadline = deadline();
        return deadline != null && perhapsAppended == null && now.isAfter(deadline);
    }

    final @Nullable PastOffers past() {
        return past;
    }

    final void past(@Nullable PastOffers offers) {
        past = offers;
    }

    final int countConflict() {
        return ++conflicts;
    }

    final boolean hasConflicted() {
        return conflicts > 0;
    }

    final @Nullable Decided perhapsAppended() {
        return perhapsAppended;
    }

    final void mayHaveAppended(Decided decided) {
        perhapsAppended = decided;
    }

    /// The stream has been looked at since, and doesn't hold its events.
    final void hasNotAppended() {
        perhapsAppended = null;
    }
}
