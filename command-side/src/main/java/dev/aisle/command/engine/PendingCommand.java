package dev.aisle.command.engine;

import dev.aisle.command.source.ContentHash;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command that somebody sent.
final class PendingCommand extends Pending {
    private static final UUID NO_ID = new UUID(0, 0);

    private final Submission submission;
    private final @Nullable String ledgerKey;
    private final long fingerprint;

    PendingCommand(Submission submission, StreamId stream, int bucket) {
        super(stream, bucket, Needs.of(submission.envelope()));
        this.submission = submission;
        ledgerKey = ledgerKey(submission, stream);
        fingerprint = ledgerKey == null ? 0 : fingerprint(submission.envelope());
    }

    Submission submission() {
        return submission;
    }

    CommandEnvelope envelope() {
        return submission.envelope();
    }

    long fingerprint() {
        return fingerprint;
    }

    /// The same for what has no key, and isn't asked for often.
    long requestFingerprint() {
        return fingerprint(envelope());
    }

    @Override
    UUID commandId() {
        return envelope().id();
    }

    /// Null without an idempotency key, and for a dry run.
    @Override
    @Nullable String ledgerKey() {
        return ledgerKey;
    }

    @Override
    @Nullable Instant deadline() {
        return submission.deadline();
    }

    /// What has no deadline comes from the command topic, where it was accepted.
    @Override
    boolean outlastsOutages() {
        return submission.deadline() == null;
    }

    private static @Nullable String ledgerKey(Submission submission, StreamId stream) {
        var key = submission.envelope().idempotencyKey();
        return key == null || submission.envelope().dryRun()
                ? null
                : submission.caller().client() + "/" + stream.key() + "/" + key;
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
