package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.local.stack.Part;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// P7 over several streams: whoever reserves baskets is killed in the middle (`kill -9`), and none is left
/// half reserved.
@ExtendWith(SystemStackExtension.class)
final class KilledBasketsTest {
    private static final int KILLS = 2;
    private static final int BASKETS_BETWEEN_KILLS = 30;
    private static final int CLIENTS = 8;
    private static final int SKUS = 4;
    private static final long UNITS = 60;
    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final long RETRY_AFTER_MILLIS = 200;
    private static final long PACE_MILLIS = 5;

    private final SystemStack stack;
    private final CommandApi commands;
    private final Shop shop;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean stopping;

    KilledBasketsTest(SystemStack stack) {
        this.stack = stack;
        this.commands = stack.commands();
        this.shop = new Shop(commands, "baskets");
    }

    @Test
    void aBasketWhoseInstanceWasKilledIsReservedWholeOrNotAtAll() throws Exception {
        shop.open();
        for (int i = 0; i < SKUS; i++) {
            shop.introduce(shop.sku(i));
            shop.receive(shop.sku(i), UNITS, "delivery-" + i);
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                running.add(clients.submit(() -> run(client)));
            }
            try {
                killUnderLoad();
            } finally {
                stopping = true; // Or closing the clients never ends.
            }
            for (var client : running) {
                client.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(unanswered.get()).as("baskets that a kill met").isPositive();
        await().atMost(WITHIN).untilAsserted(this::everyBasketHasEnded);
        whatIsReservedIsWhatConfirmedBasketsHold();
    }

    private void killUnderLoad() {
        for (int kill = 0; kill < KILLS; kill++) {
            int before = answered.get();
            await().atMost(WITHIN).until(() -> answered.get() >= before + BASKETS_BETWEEN_KILLS);
            await().atMost(WITHIN).until(() -> inFlight.get() > 0);
            stack.stack().kill(Part.COMMAND_SIDE);
            stack.stack().start(Part.COMMAND_SIDE);
        }
    }

    /// Each basket takes two units of one product and one of the next, of which there is not enough for all.
    private void run(int client) {
        for (int i = 0; !stopping; i++) {
            var basket = "b-" + client + "-" + i;
            asked.add(basket);
            inFlight.incrementAndGet();
            try {
                var answer = commands.post("/v1/reservations", json(basket, client + i), Map.of());
                (answer.status() < 500 ? answered : unanswered).incrementAndGet();
            } catch (UncheckedIOException _) {
                unanswered.incrementAndGet();
                pause(RETRY_AFTER_MILLIS);
            } finally {
                inFlight.decrementAndGet();
            }
            pause(PACE_MILLIS);
        }
    }

    private String json(String basket, int number) {
        var end = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        return "{\"id\": \"%s\", \"lines\": [%s, %s], \"expiresAt\": \"%s\"}"
                .formatted(basket, line(number, 2), line(number + 1, 1), end);
    }

    private String line(int number, long quantity) {
        return "{\"sku\": \"%s\", \"location\": \"%s\", \"quantity\": %d}"
                .formatted(shop.sku(number % SKUS), shop.location(), quantity);
    }

    private void everyBasketHasEnded() {
        var open =
                asked.stream()
                        .filter(
                                basket ->
                                        !List.of("CONFIRMED", "RELEASED", "")
                                                .contains(state(basket)))
                        .toList();
        assertThat(open).isEmpty();
    }

    private void whatIsReservedIsWhatConfirmedBasketsHold() {
        var held = new HashMap<String, Long>();
        var confirmed = new ArrayList<String>();
        for (var basket : asked) {
            var answer = basket(basket);
            if (answer.body().path("state").asText().equals("CONFIRMED")) {
                confirmed.add(basket);
                answer.body()
                        .path("lines")
                        .forEach(
                                line ->
                                        held.merge(
                                                line.path("sku").asText(),
                                                line.path("quantity").asLong(),
                                                Long::sum));
            }
        }
        assertThat(confirmed).isNotEmpty();
        for (int i = 0; i < SKUS; i++) {
            var stock = StockState.of(commands, shop.sku(i), shop.location());
            assertThat(stock.reserved())
                    .as(shop.sku(i))
                    .isEqualTo(held.getOrDefault(shop.sku(i), 0L))
                    .isLessThanOrEqualTo(UNITS);
        }
    }

    /// Empty if it was never opened.
    private String state(String basket) {
        return basket(basket).body().path("state").asText("");
    }

    private CommandApi.Answer basket(String basket) {
        var answer = commands.send("GET", "/v1/reservations/" + basket, "", Map.of());
        assertThat(answer.status()).as("%s", answer).isIn(200, 404);
        return answer;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
