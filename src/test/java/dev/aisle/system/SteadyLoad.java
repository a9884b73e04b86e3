package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Clients that receive stock, one unit at a time, and keep a ledger of what was acknowledged. Who gets
/// no answer, or is told to come back, sends the same command again, as a till would, and to the next
/// instance if there are several. Every tenth command is sent once more after its answer, which must be
/// the same then, but for the id of the command, which is its own.
final class SteadyLoad implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int SKUS = 40;
    private static final int COMMANDS_MAX = 400_000;
    private static final int REPEATED_EVERY = 10;
    private static final long RETRY_AFTER_MILLIS = 50;

    /// Some hundreds of commands a second: enough to have some in flight at any time.
    private static final long PACE_MILLIS = 10;

    private final List<Shop> shops;
    private final List<String> skus;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> answeredOtherwise = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong unknownOutcomes = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile boolean stopping;

    /// @param shops the same shop, by way of each instance
    SteadyLoad(Shop... shops) {
        this(List.of(shops), IntStream.range(0, SKUS).mapToObj(shops[0]::sku).toList());
    }

    SteadyLoad(List<Shop> shops, List<String> skus) {
        this.shops = List.copyOf(shops);
        this.skus = List.copyOf(skus);
    }

    SteadyLoad start() {
        skus.forEach(shops.getFirst()::introduce);
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

    /// SKU by idempotency key of what was acknowledged, each one unit received.
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /// How often a command was sent and got no answer, reconnecting included.
    long unknownOutcomes() {
        return unknownOutcomes.get();
    }

    /// How often a command was answered with "not now".
    long turnedAway() {
        return turnedAway.get();
    }

    /// How often a client noticed that something is wrong: no answer, or one to come back later.
    long disturbances() {
        return unknownOutcomes.get() + turnedAway.get();
    }

    /// Ends once every client has its last answer, and fails if a repeat was answered otherwise (P11).
    void stop() throws Exception {
        stopping = true;
        for (var client : running) {
            client.get(60, TimeUnit.SECONDS);
        }
        assertThat(answeredOtherwise).isEmpty();
    }

    @Override
    public void close() {
        stopping = true;
        clients.shutdownNow();
    }

    private void run(int client) {
        for (int i = 0; !stopping && i < COMMANDS_MAX / CLIENTS; i++) {
            var sku = skus.get((client + i) % skus.size());
            var key = "load-" + client + "-" + i;
            var answer = receiveUntilAnswered(client, sku, key);
            if (answer != null && i % REPEATED_EVERY == 0) {
                repeat(client, sku, key, answer);
            }
            pause(PACE_MILLIS);
        }
    }

    private CommandApi.@Nullable Answer receiveUntilAnswered(int client, String sku, String key) {
        for (int attempt = 0; !Thread.currentThread().isInterrupted(); attempt++) {
            var answer = receive(shop(client + attempt), sku, key);
            if (answer != null) {
                acknowledged.put(key, sku);
                return answer;
            }
            pause(RETRY_AFTER_MILLIS);
        }
        return null;
    }

    private void repeat(int client, String sku, String key, CommandApi.Answer first) {
        var again = receive(shop(client + 1), sku, key);
        if (again != null && !isSame(first, again)) {
            answeredOtherwise.add(key + " first " + first + " and then " + again);
        }
    }

    private static boolean isSame(CommandApi.Answer first, CommandApi.Answer again) {
        return first.code().equals(again.code())
                && first.token().equals(again.token())
                && first.body().path("version").equals(again.body().path("version"));
    }

    private Shop shop(int number) {
        return shops.get(number % shops.size());
    }

    /// @return null if it is to be sent again
    private CommandApi.@Nullable Answer receive(Shop shop, String sku, String key) {
        inFlight.incrementAndGet();
        try {
            var answer = shop.receive(sku, 1, key);
            if (answer.isAccepted()) {
                return answer;
            }
            if (answer.status() < 500 && answer.status() != 429) {
                throw new IllegalStateException("refused: " + answer);
            }
            turnedAway.incrementAndGet();
        } catch (UncheckedIOException _) {
            unknownOutcomes.incrementAndGet();
        } finally {
            inFlight.decrementAndGet();
        }
        return null;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
