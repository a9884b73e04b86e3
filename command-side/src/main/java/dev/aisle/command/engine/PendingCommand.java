package dev.aisle.command.engine;

import dev.aisle.command.source.ContentHash;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command that a lane has taken, until it is answered. Confined to its lane, but for the answer.
final class PendingCommand {
    private static final UUID NO_ID = new UUID(0, 0);

    private final Submission submission;
    private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
    private final @Nullable String ledgerKey;
    private final long fingerprint;
    private int conflicts;

    /// A decision whose append may have happened without our knowledge.
    private @Nullable DecidedCommand perhapsAppended;

    PendingCommand(Submission submission) {
        this.submission = submission;
        var envelope = submission.envelope();
        ledgerKey = ledgerKey(submission);
        fingerprint = ledgerKey == null ? 0 : fingerprint(envelope);
    }

    Submission submission() {
        return submission;
    }

    CommandEnvelope envelope() {
        return submission.envelope();
    }

    StreamId stream() {
        return envelope().command().stream();
    }

    CompletableFuture<Receipt> answer() {
        return answer;
    }

    /// Null without an idempotency key, and for a dry run.
    @Nullable String ledgerKey() {
        return ledgerKey;
    }

    long fingerprint() {
        return fingerprint;
    }

    int countConflict() {
        return ++conflicts;
    }

    @Nullable DecidedCommand perhapsAppended() {
        return perhapsAppended;
    }

    void mayHaveAppended(DecidedCommand decided) {
        perhapsAppended = decided;
    }

    /// The stream has been looked at since, and doesn't hold its events.
    void hasNotAppended() {
        perhapsAppended = null;
    }

    private static @Nullable String ledgerKey(Submission submission) {
        var key = submission.envelope().idempotencyKey();
        return key == null || submission.envelope().dryRun()
                ? null
                : submission.caller().client()
                        + "/"
                        + submission.envelope().command().stream().key()
                        + "/"
                        + key;
    }

    /// Of what is asked for, under which conditions; not of the command's id, which a retry by REST has
    /// anew.
    private static long fingerprint(CommandEnvelope envelope) {
        return ContentHash.of(
                CommandCodec.encode(
                        new CommandEnvelope(
                                NO_ID,
                                envelope.type(),
                                envelope.command(),
                                envelope.expectedVersion(),
                                null,
                                envelope.source(),
                                envelope.occurredAt(),
                                false)));
    }
}
