package dev.aisle.command.kafka;

import dev.aisle.command.parked.ParkedAnswers;
import dev.aisle.command.receipt.KeptReceipt;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.receipt.ReceiptJson;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Final receipts of commands that waited for their product: on the receipt topic, and where the receipt of
/// a command that was answered 202 is asked for.
@Singleton
final class FinalReceipts implements ParkedAnswers {
    private static final int BLOCK_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 30_000;

    private final KafkaClients clients;
    private final ReceiptKeeper keeper;
    private final String topic;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    FinalReceipts(KafkaClients clients, ReceiptKeeper keeper, Installation installation) {
        this.clients = clients;
        this.keeper = keeper;
        this.topic = installation.receiptsTopic();
    }

    @Override
    public CompletionStage<Void> send(Receipt receipt, String key) {
        var json = ReceiptJson.write(receipt);
        UUID id = Objects.requireNonNull(receipt.commandId());
        var kept =
                keeper.keep(
                                new KeptReceipt(
                                        ReceiptPlace.single(id),
                                        receipt.code(),
                                        Buffer.buffer(json)))
                        .toCompletableFuture();
        var sent = new CompletableFuture<Void>();
        try {
            var _ =
                    producer()
                            .send(
                                    new ProducerRecord<>(
                                            topic, key.getBytes(StandardCharsets.UTF_8), json),
                                    (_, e) -> {
                                        if (e == null) {
                                            sent.complete(null);
                                        } else {
                                            sent.completeExceptionally(e);
                                        }
                                    });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return CompletableFuture.allOf(kept, sent);
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        var present = producer;
        if (present == null) {
            present = clients.producer(0, BLOCK_MILLIS, DELIVERY_MILLIS);
            producer = present;
        }
        return present;
    }

    private synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
