package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.local.stack.Part;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// P1 to P4 under `kill -9` in the middle of a load: what was acknowledged is found, once, in the store
/// and in the views.
@ExtendWith(SystemStackExtension.class)
final class KillTest {
    private static final int ROUNDS = Integer.getInteger("aisle.kill.rounds", 2);
    private static final int COMMANDS_BETWEEN_KILLS = 100;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(120);

    private final SystemStack stack;

    KillTest(SystemStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @EnumSource(names = {"RELAY", "PROJECTIONS", "COMMAND_SIDE", "POSTGRES"})
    void whatWasAcknowledgedOutlivesAKill(Part victim) throws Exception {
        var prefix = "kill-" + victim.label();
        var shop = new Shop(stack.commands(), prefix).open();
        try (var load = new SteadyLoad(shop).start()) {
            int counted = 0;
            while (counted < ROUNDS) {
                awaitProgress(load);
                await().until(() -> load.inFlight() > 0);
                int inFlight = load.inFlight();
                stack.stack().kill(victim);
                stack.stack().start(victim);
                if (inFlight > 0) { // A round in which nothing was at stake proves nothing.
                    counted++;
                    report(victim, counted, inFlight, load);
                }
            }
            awaitProgress(load);
            load.stop();

            everyAcknowledgedCommandIsStoredOnce(prefix, load);
            everyAcknowledgedUnitIsSeen(shop, load);
            Verify.whole(stack);
        }
    }

    private void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN)
                .until(() -> load.acknowledgedCount() >= before + COMMANDS_BETWEEN_KILLS);
    }

    private void everyAcknowledgedCommandIsStoredOnce(String prefix, SteadyLoad load) {
        var stored = stack.log().eventsByCommand(prefix + "-");
        assertThat(load.acknowledged().keySet()).isNotEmpty();
        assertThat(stored.keySet()).containsAll(load.acknowledged().keySet());
        assertThat(stored.values()).containsOnly(1);
    }

    private void everyAcknowledgedUnitIsSeen(Shop shop, SteadyLoad load) {
        var units = new HashMap<String, Long>();
        load.acknowledged().values().forEach(sku -> units.merge(sku, 1L, Long::sum));
        units.forEach(
                (sku, quantity) ->
                        await().atMost(GOES_ON_WITHIN)
                                .untilAsserted(
                                        () ->
                                                assertThat(
                                                                stack.queries()
                                                                        .stock(
                                                                                sku,
                                                                                shop.location(),
                                                                                "")
                                                                        .path("onHand")
                                                                        .asLong())
                                                        .as(sku)
                                                        .isEqualTo(quantity)));
    }

    private static void report(Part victim, int round, int inFlight, SteadyLoad load) {
        System.out.printf(
                "killed %s, round %d: %d commands in flight, %d acknowledged, %d without an answer so far%n",
                victim.label(), round, inFlight, load.acknowledgedCount(), load.unknownOutcomes());
    }
}
