package dev.aisle.system;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that receive stock, one unit at a time, and keep a ledger of what was acknowledged. Who gets
/// no answer, or is told to come back, sends the same command again, as a till would.
final class SteadyLoad implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int SKUS = 40;
    private static final int COMMANDS_MAX = 200_000;
    private static final long RETRY_AFTER_MILLIS = 50;

    /// Some hundreds of commands a second: enough to have some in flight at any time.
    private static final long PACE_MILLIS = 10;

    private final Shop shop;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong unknownOutcomes = new AtomicLong();
    private volatile boolean stopping;

    SteadyLoad(Shop shop) {
        this.shop = shop;
    }

    SteadyLoad start() {
        for (int i = 0; i < SKUS; i++) {
            shop.introduce(shop.sku(i));
        }
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            running.add(clients.submit(() -> run(client)));
        }
        return this;
    }

    /// Commands that were sent and have no answer yet.
    int inFlight() {
        return inFlight.get();
    }

    /// SKU by command id of what was acknowledged, each one unit received.
    Map<UUID, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /// How often a command was sent and got no answer, reconnecting included.
    long unknownOutcomes() {
        return unknownOutcomes.get();
    }

    /// Ends once every client has its last answer.
    void stop() throws Exception {
        stopping = true;
        for (var client : running) {
            client.get(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        stopping = true;
        clients.shutdownNow();
    }

    private void run(int client) {
        for (int i = 0; !stopping && i < COMMANDS_MAX / CLIENTS; i++) {
            var sku = shop.sku((client + i) % SKUS);
            receiveUntilAnswered(sku, "load-" + client + "-" + i);
            pause(PACE_MILLIS);
        }
    }

    private void receiveUntilAnswered(String sku, String key) {
        while (!Thread.currentThread().isInterrupted()) {
            inFlight.incrementAndGet();
            try {
                var answer = shop.receive(sku, 1, key);
                if (answer.isAccepted()) {
                    acknowledged.put(
                            UUID.fromString(answer.body().path("commandId").asText()), sku);
                    return;
                }
                if (answer.status() < 500 && answer.status() != 429) {
                    throw new IllegalStateException("refused: " + answer);
                }
            } catch (UncheckedIOException _) {
                unknownOutcomes.incrementAndGet();
            } finally {
                inFlight.decrementAndGet();
            }
            pause(RETRY_AFTER_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
