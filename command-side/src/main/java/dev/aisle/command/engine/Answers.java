package dev.aisle.command.engine;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.util.Collection;

/// Answers what is pending, once each, and counts what was answered.
final class Answers {
    private final EngineMetrics metrics;

    Answers(EngineMetrics metrics) {
        this.metrics = metrics;
    }

    void answer(Pending pending, Receipt receipt) {
        if (pending.answer().complete(receipt)) {
            switch (pending) {
                case PendingCommand _ -> metrics.answered(receipt);
                case PendingElapse _ -> metrics.elapsed(receipt);
            }
        }
    }

    void refuse(Pending pending, Code code, String detail) {
        if (!pending.isAnswered()) {
            answer(pending, Receipts.refused(pending, code, detail));
        }
    }

    void refuseLate(Pending pending) {
        refuse(pending, Code.DEADLINE_EXCEEDED, "it waited too long, and was not decided");
    }

    void refuseAll(Collection<? extends Pending> left, Code code, String detail) {
        left.forEach(pending -> refuse(pending, code, detail));
    }

    void fail(Pending pending, Throwable defect) {
        pending.answer().completeExceptionally(defect);
    }
}
