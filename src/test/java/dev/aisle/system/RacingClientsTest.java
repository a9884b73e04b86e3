package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// P7 by HTTP, at a command side as it is packaged: many clients want the last units.
@ExtendWith(SystemStackExtension.class)
final class RacingClientsTest {
    private static final int CLIENTS = 5_000;
    private static final int UNITS = 1_000;

    /// Of the clients, so many have a connection at once; the others wait for one.
    private static final int CONNECTIONS = 128;

    private static final int ATTEMPTS_MAX = 200;
    private static final long RETRY_AFTER_MILLIS = 100;
    private static final Duration LONG = Duration.ofHours(2);
    private static final Duration WITHIN = Duration.ofSeconds(120);

    private final SystemStack stack;
    private final CommandApi commands;
    private final Shop shop;
    private final String sku;
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    RacingClientsTest(SystemStack stack) {
        this.stack = stack;
        this.commands = stack.commands();
        this.shop = new Shop(commands, "racing");
        this.sku = shop.sku(1);
    }

    @Test
    void ofManyClientsExactlyAsManyAsThereAreUnitsGetOneAndWhatExpiresCanBeHadAgain()
            throws Exception {
        shop.open();
        shop.introduce(sku);
        shop.receive(sku, UNITS, "delivery");

        var granted = rush("first");
        assertThat(granted).hasSize(UNITS);
        assertThat(reserved()).isEqualTo(UNITS);

        var expiring = granted.subList(0, UNITS / 2);
        var end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        all(expiring, client -> reserveUntil("extensions", idJson("first", client, end)))
                .forEach(answer -> assertThat(answer.code()).isEqualTo("ACCEPTED"));
        await().atMost(WITHIN).untilAsserted(() -> assertThat(reserved()).isEqualTo(UNITS / 2));

        assertThat(rush("second")).hasSize(UNITS / 2);
        assertThat(reserved()).isEqualTo(UNITS);
    }

    /// @return who got one
    private List<Integer> rush(String name) throws Exception {
        var end = Instant.now().plus(LONG).truncatedTo(ChronoUnit.MILLIS);
        var clients = IntStream.range(0, CLIENTS).boxed().toList();
        var answers =
                all(
                        clients,
                        client ->
                                reserveUntil(
                                        "reservations",
                                        idJson(name, client, end)
                                                .replace("}", ", \"quantity\": 1}")));
        var granted = new ArrayList<Integer>();
        for (int client : clients) {
            var code = answers.get(client).code();
            assertThat(code).isIn("ACCEPTED", "INSUFFICIENT_STOCK");
            if (code.equals("ACCEPTED")) {
                granted.add(client);
            }
        }
        return granted;
    }

    private static String idJson(String rush, int client, Instant end) {
        return "{\"reservationId\": \"%s-%d\", \"expiresAt\": \"%s\"}".formatted(rush, client, end);
    }

    private static List<CommandApi.Answer> all(
            List<Integer> clients, IntFunction<CommandApi.Answer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<CommandApi.Answer>>();
            for (int client : clients) {
                running.add(threads.submit(() -> request.apply(client)));
            }
            var answers = new ArrayList<CommandApi.Answer>();
            for (var one : running) {
                answers.add(one.get(WITHIN.toSeconds(), TimeUnit.SECONDS));
            }
            return answers;
        }
    }

    /// Asks again, unchanged, until there is an answer that is not merely "not now".
    private CommandApi.Answer reserveUntil(String what, String json) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            connections.acquireUninterruptibly();
            try {
                var answer = commands.post(shop.stockPath(sku) + "/" + what, json, Map.of());
                if (answer.status() != 429 && answer.status() < 500) {
                    return answer;
                }
            } catch (UncheckedIOException _) {
                // Its outcome is unknown; the same id asks for the same hold.
            } finally {
                connections.release();
            }
            pause();
        }
        throw new AssertionError("no answer: " + json);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_AFTER_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long reserved() {
        return StockState.of(stack.commands(), sku, shop.location()).reserved();
    }
}
