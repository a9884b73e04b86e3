package dev.aisle.command.kafka;

import dev.aisle.command.client.Caller;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/// Makes commands durable for later: 202 follows their write to the command topic. On a thread of its
/// own, since a producer blocks while its broker is gone.
@Singleton
public final class CommandTopic implements Runnable {
    private static final Logger LOG = Logger.getLogger(CommandTopic.class);
    private static final int WAITING_MAX = 16_384;
    private static final int BLOCK_MILLIS = 3_000;
    private static final int DELIVERY_MILLIS = 5_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int IDLE_MILLIS = 100;
    private static final int PAUSE_MILLIS = 1_000;

    private final KafkaClients clients;
    private final String topic;
    private final ArrayBlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private boolean started;
    private volatile boolean stopping;

    private record Waiting(
            ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> durable, long atNanos) {}

    CommandTopic(KafkaClients clients, Installation installation) {
        this.clients = clients;
        this.topic = installation.commandsTopic();
        this.thread = Thread.ofPlatform().name("command-topic").daemon().unstarted(this);
    }

    /// Completes once the command is durable; a failure leaves open whether it is, and comes within 15 s.
    public CompletionStage<Void> publish(CommandEnvelope envelope, Caller caller) {
        return send(record(envelope, CommandCodec.encode(envelope), caller));
    }

    /// A line of a batch, whose receipt is kept at its place.
    public CompletionStage<Void> publish(
            CommandEnvelope envelope, byte[] json, Caller caller, ReceiptPlace place) {
        var record = record(envelope, json, caller);
        CommandHeaders.write(place, record.headers());
        return send(record);
    }

    private ProducerRecord<byte[], byte[]> record(
            CommandEnvelope envelope, byte[] json, Caller caller) {
        var key = envelope.command().stream().key().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topic, null, key, json);
        CommandHeaders.write(caller, record.headers());
        return record;
    }

    private CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
        start();
        var durable = new CompletableFuture<Void>();
        if (stopping || !waiting.offer(new Waiting(record, durable, System.nanoTime()))) {
            durable.completeExceptionally(new TimeoutException("too much waits for the topic"));
        }
        return durable;
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var producer = clients.producer(0, BLOCK_MILLIS, DELIVERY_MILLIS)) {
                sendAll(producer);
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The command topic can't be written, connecting again", e);
                LOG.debugf("Waiting for the command topic count=%d", waiting.size());
                pause();
            }
        }
    }

    private void sendAll(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        while (!stopping || !waiting.isEmpty()) {
            var next = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                send(producer, next);
            }
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Waiting next) {
        // While the broker is gone each send blocks for long; those behind it don't wait for that
        // too.
        if (System.nanoTime() - next.atNanos > PATIENCE_NANOS) {
            next.durable.completeExceptionally(new TimeoutException("it waited too long"));
            return;
        }
        try {
            var _ =
                    producer.send(
                            next.record,
                            (_, e) -> {
                                if (e == null) {
                                    next.durable.complete(null);
                                } else {
                                    next.durable.completeExceptionally(e);
                                }
                            });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            next.durable.completeExceptionally(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
