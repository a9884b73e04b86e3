package dev.aisle.command.admission;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command in a [Line], by which it is guarded.
final class WaitingCommand {
    private final Submission submission;
    private final TokenBucket quota;
    private final long since;
    private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
    private boolean charged;

    /// @param charged whether it was taken from the quota already
    /// @param since nanoseconds of the same clock as [#submissionAt]
    WaitingCommand(Submission submission, TokenBucket quota, boolean charged, long since) {
        this.submission = submission;
        this.quota = quota;
        this.charged = charged;
        this.since = since;
    }

    CommandClass commandClass() {
        return CommandClass.of(submission.envelope().type());
    }

    /// Takes it from the client's quota, once.
    ///
    /// @return whether the quota had it
    boolean charge() {
        charged = charged || quota.take();
        return charged;
    }

    long nanosUntilCharged() {
        return quota.nanosUntilNext();
    }

    /// With the deadline put off by what it has waited.
    Submission submissionAt(long now) {
        var deadline = submission.deadline();
        return deadline == null
                ? submission
                : new Submission(
                        submission.envelope(),
                        submission.caller(),
                        submission.arrivedAt(),
                        deadline.plusNanos(now - since));
    }

    CompletableFuture<Receipt> answer() {
        return answer;
    }

    void answer(Problem problem) {
        answer.complete(Receipt.refused(submission.envelope().id(), problem));
    }

    void answer(@Nullable Receipt receipt, @Nullable Throwable defect) {
        if (receipt != null) {
            answer.complete(receipt);
        } else {
            answer.completeExceptionally(
                    defect == null ? new IllegalStateException("no receipt") : defect);
        }
    }
}
