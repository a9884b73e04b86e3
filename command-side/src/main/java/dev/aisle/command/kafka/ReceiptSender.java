package dev.aisle.command.kafka;

import dev.aisle.command.receipt.KeptReceipt;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.receipt.ReceiptJson;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers commands of the command topic: writes the receipt to the receipt topic, and keeps it where
/// somebody will ask for it; before that, what has to be quarantined is. Only then is the command settled.
///
/// On a thread of its own, since a producer blocks while its broker is gone. What waits is bounded by the
/// ingress.
final class ReceiptSender implements Runnable {
    private static final Logger LOG = Logger.getLogger(ReceiptSender.class);
    private static final int TAKE_MAX = 1_000;

    /// What the engine answers at once is spread over many partitions: sent record by record, the broker
    /// would do more for receipts than everybody else for commands.
    private static final int LINGER_MILLIS = 5;

    private static final int IDLE_MILLIS = 100;
    private static final int PAUSE_MILLIS = 1_000;
    private static final int BLOCK_MILLIS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final ReceiptKeeper keeper;
    private final Quarantine quarantine;
    private final String topic;
    private final LinkedBlockingQueue<IngressCommand> answered = new LinkedBlockingQueue<>();
    private final Queue<IngressCommand> failed = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;
    private volatile boolean stopping;

    ReceiptSender(KafkaClients clients, ReceiptKeeper keeper, Installation installation) {
        this.clients = clients;
        this.keeper = keeper;
        this.quarantine = new Quarantine(installation.quarantineTopic());
        this.topic = installation.receiptsTopic();
    }

    /// Of a command that is answered or to be quarantined.
    void send(IngressCommand command) {
        answered.add(command);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            broken = false;
            try {
                var producer = clients.producer(LINGER_MILLIS, BLOCK_MILLIS, Integer.MAX_VALUE);
                try {
                    sendAll(producer);
                } finally {
                    producer.close(CLOSE_TIMEOUT);
                }
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("Receipt topic not writable, connecting again cause=%s", e);
                sleep();
            }
        }
    }

    private void sendAll(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        var batch = new ArrayList<IngressCommand>(TAKE_MAX);
        while (!broken && (!stopping || !answered.isEmpty())) {
            var first = answered.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                answered.drainTo(batch, TAKE_MAX - 1);
                batch.forEach(command -> sendOrFail(producer, command));
                batch.clear();
            }
            if (!failed.isEmpty()) {
                sleep();
                for (var again = failed.poll(); again != null; again = failed.poll()) {
                    answered.add(again);
                }
            }
        }
    }

    private void sendOrFail(KafkaProducer<byte[], byte[]> producer, IngressCommand command) {
        try {
            send(producer, command);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A command's answer failed by a defect, and is tried again", e);
            failed.add(command);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, IngressCommand command) {
        if (command.isLost()) {
            return;
        }
        var reason = command.quarantined();
        if (reason != null) {
            var record = quarantine.whole(command.record(), reason);
            send(
                    producer,
                    record,
                    e -> {
                        if (e instanceof RecordTooLargeException) {
                            sendCut(producer, command);
                        } else {
                            quarantined(command, e);
                        }
                    });
            return;
        }
        var receipt = command.receipt();
        if (receipt == null) {
            throw new IllegalStateException("a command without an answer is no receipt");
        }
        answer(producer, command, receipt);
    }

    private void sendCut(KafkaProducer<byte[], byte[]> producer, IngressCommand command) {
        var reason = command.quarantined();
        if (reason != null) {
            LOG.warnf(
                    "Record too large for the quarantine topic, cut partition=%d offset=%d",
                    command.record().partition(), command.offset());
            send(producer, quarantine.cut(command.record(), reason), e -> quarantined(command, e));
        }
    }

    private void quarantined(IngressCommand command, @Nullable Exception e) {
        if (e == null) {
            command.isQuarantined();
            answered.add(command);
        } else {
            failed(command, e);
        }
    }

    /// A producer's defects last; an absent broker doesn't.
    private void failed(IngressCommand command, Exception e) {
        LOG.debugf("Receipt not sent, again later cause=%s", e);
        broken |= !(e instanceof RetriableException);
        failed.add(command);
    }

    private void answer(
            KafkaProducer<byte[], byte[]> producer, IngressCommand command, Receipt receipt) {
        var place = command.keptAs();
        var atPlace = place == null || place.line() == 0 ? receipt : receipt.atLine(place.line());
        var json = ReceiptJson.write(atPlace);
        // What is parked has its final receipt later; a batch counts it as it is now.
        boolean isFinal = receipt.code() != Code.PARKED || place != null && place.line() > 0;
        if (place != null && isFinal && command.isFirstAnswer()) {
            command.waitForOneMore();
            keeper.keep(new KeptReceipt(place, receipt.code(), Buffer.buffer(json)))
                    .thenRun(command::settleOne);
        }
        var record = new ProducerRecord<byte[], byte[]>(topic, null, key(command), json);
        CommandHeaders.copyReturned(command.record().headers(), record.headers());
        send(
                producer,
                record,
                e -> {
                    if (e == null) {
                        command.settleOne();
                    } else {
                        failed(command, e);
                    }
                });
    }

    private static byte @Nullable [] key(IngressCommand command) {
        var submission = command.submission();
        return submission == null
                ? command.record().key()
                : submission.envelope().command().stream().key().getBytes(StandardCharsets.UTF_8);
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            Sent sent) {
        try {
            var _ = producer.send(record, (_, e) -> sent.done(e));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            sent.done(e);
        }
    }

    /// What becomes of a record; without an exception it is durable.
    private interface Sent {
        void done(@Nullable Exception e);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
