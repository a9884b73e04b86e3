package dev.aisle.command.kafka;

import dev.aisle.command.engine.Submission;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of the command topic until it is answered.
final class IngressCommand {
    private final ConsumerRecord<byte[], byte[]> record;
    private final PartitionProgress progress;
    private final long sequence;
    private final @Nullable Submission submission;
    private final @Nullable UUID commandId;
    private final @Nullable ReceiptPlace keptAs;

    /// What has to be acknowledged before the record's offset may be committed.
    private final AtomicInteger unsettled = new AtomicInteger(1);

    /// Confined to the thread of the receipts.
    private boolean isAnswered;

    private volatile @Nullable Receipt receipt;
    private volatile @Nullable Problem quarantined;

    /// @param sequence of its arrival here
    /// @param submission null if it can't be read
    /// @param commandId null where not even that can be read
    /// @param keptAs where its receipt is kept for whoever asks later; null if it isn't
    IngressCommand(
            ConsumerRecord<byte[], byte[]> record,
            PartitionProgress progress,
            long sequence,
            @Nullable Submission submission,
            @Nullable UUID commandId,
            @Nullable ReceiptPlace keptAs) {
        this.record = record;
        this.progress = progress;
        this.sequence = sequence;
        this.submission = submission;
        this.commandId = commandId;
        this.keptAs = keptAs;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    long offset() {
        return record.offset();
    }

    int bytes() {
        return record.value() == null ? 0 : record.value().length;
    }

    long sequence() {
        return sequence;
    }

    @Nullable Submission submission() {
        return submission;
    }

    @Nullable UUID commandId() {
        return commandId;
    }

    @Nullable ReceiptPlace keptAs() {
        return keptAs;
    }

    boolean isLost() {
        return progress.isLost();
    }

    @Nullable Receipt receipt() {
        return receipt;
    }

    void answer(Receipt given) {
        receipt = given;
    }

    /// Why it has to be quarantined before it is answered; null if it hasn't.
    @Nullable Problem quarantined() {
        return quarantined;
    }

    void quarantine(Problem reason) {
        quarantined = reason;
        answer(Receipt.refused(commandId, reason));
    }

    void isQuarantined() {
        quarantined = null;
    }

    /// False if its receipt was sent before, and that failed.
    boolean isFirstAnswer() {
        boolean first = !isAnswered;
        isAnswered = true;
        return first;
    }

    void waitForOneMore() {
        unsettled.incrementAndGet();
    }

    void settleOne() {
        unsettled.decrementAndGet();
    }

    boolean isSettled() {
        return unsettled.get() == 0;
    }
}
