package dev.aisle.command.admission;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Commands of one stream of them, such as a batch: each is handed to the engine after those before it,
/// and waits for its client's quota and for a place rather than being refused. Its length is bounded by
/// whoever reads: it stops reading while as many commands as it allows itself have no receipt.
///
/// What is submitted by one thread after the other is handed over in that order. Stages complete on the
/// engine's threads, so what depends on them is short.
public final class Line {
    private static final Problem CLOSED =
            Problem.of(Code.UNAVAILABLE, "its stream ended while it waited; it has no effect");

    private final Admission admission;
    private final WaitingLines waitingLines;
    private final ArrayDeque<WaitingCommand> waiting = new ArrayDeque<>();
    private boolean closed;

    Line(Admission admission, WaitingLines waitingLines) {
        this.admission = admission;
        this.waitingLines = waitingLines;
    }

    /// The stage completes as the engine's. The time in line comes on top of the command's deadline.
    public CompletionStage<Receipt> submit(Submission submission) {
        var quota = admission.bucket(submission);
        var commandClass = CommandClass.of(submission.envelope().type());
        WaitingCommand command;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedStage(
                        Receipt.refused(submission.envelope().id(), CLOSED));
            }
            boolean charged = waiting.isEmpty() && quota.take();
            int joined = charged ? admission.joinPatiently(commandClass) : 0;
            if (joined > 0) {
                // In the lock, so that what comes next can't overtake it.
                return admission.handOver(submission, commandClass, joined);
            }
            command = new WaitingCommand(submission, quota, charged, admission.now());
            waiting.add(command);
            if (waiting.size() == 1) {
                queue(command);
            }
        }
        waitingLines.advance();
        return command.answer();
    }

    /// What still waits is answered `UNAVAILABLE`; what was handed over is decided.
    public void close() {
        ArrayDeque<WaitingCommand> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        left.forEach(command -> command.answer(CLOSED));
    }

    /// @param commandClass of the place that is offered
    /// @param joined as [Places#take] said
    /// @return whether it was taken
    boolean admitFirst(CommandClass commandClass, int joined) {
        synchronized (this) {
            var first = waiting.peek();
            if (first == null) {
                return false;
            }
            if (!first.charge()) {
                queue(first);
                return false;
            }
            waiting.remove();
            admission
                    .handOver(first.submissionAt(admission.now()), commandClass, joined)
                    .whenComplete(first::answer);
            var next = waiting.peek();
            if (next != null) {
                queue(next);
            }
            return true;
        }
    }

    private void queue(WaitingCommand first) {
        if (first.charge()) {
            waitingLines.join(this, first.commandClass());
        } else {
            waitingLines.joinAfter(first.nanosUntilCharged(), this, first.commandClass());
        }
    }
}
