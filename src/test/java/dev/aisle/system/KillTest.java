package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.cli.verify.LogVerification;
import dev.aisle.local.stack.Part;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// P1 to P4, P7 and P11 under `kill -9` in the middle of a load: what was acknowledged is found, once, in
/// the store and in the views. Log and topic are checked after each kill, and everything at the end.
///
/// `./aisle faults` runs it with many more kills (`aisle.kill.rounds`, of the command side and of
/// PostgreSQL each, a tenth of that of the relay and the projections).
@ExtendWith(SystemStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillTest {
    private static final int ROUNDS = Integer.getInteger("aisle.kill.rounds", 5);
    private static final int ROUNDS_OF_READERS = Math.max(2, ROUNDS / 10);
    private static final int COMMANDS_BETWEEN_KILLS = 40;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(120);

    private final SystemStack stack;

    KillTest(SystemStack stack) {
        this.stack = stack;
    }

    @AfterAll
    void logTopicAndViewsAreSound() throws Exception {
        Verify.whole(stack.verification());
    }

    @Test
    void whatWasAcknowledgedOutlivesKillsOfPostgres() throws Exception {
        var shop = new Shop(stack.commands(), "kill-postgres").open();
        try (var load = new SteadyLoad(shop).start()) {
            kill("postgres", ROUNDS, load, false, _ -> killAndStart(Part.POSTGRES));
            settle(shop, load);
        }
    }

    /// Two instances, killed by turns, so that the load goes on while one of them starts: commands of one
    /// stream are decided now here, now there.
    @Test
    void whatWasAcknowledgedOutlivesKillsOfTheCommandSide() throws Exception {
        var shop = new Shop(stack.commands(), "kill-command-side").open();
        try (var second = stack.stack().replica(Part.COMMAND_SIDE, 2, Map.of()).start();
                var load = new SteadyLoad(shop, shop.at(new CommandApi(second.http()))).start()) {
            kill(
                    "command-side",
                    ROUNDS,
                    load,
                    true,
                    round -> {
                        if (round % 2 == 0) {
                            killAndStart(Part.COMMAND_SIDE);
                        } else {
                            second.kill();
                            second.start();
                        }
                    });
            settle(shop, load);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RELAY", "PROJECTIONS"})
    void whatWasAcknowledgedIsSeenAfterKillsOf(Part reader) throws Exception {
        var shop = new Shop(stack.commands(), "kill-" + reader.label()).open();
        try (var load = new SteadyLoad(shop).start()) {
            kill(reader.label(), ROUNDS_OF_READERS, load, false, _ -> killAndStart(reader));
            settle(shop, load);
        }
    }

    private void killAndStart(Part part) {
        stack.stack().kill(part);
        stack.stack().start(part);
    }

    /// A kill that met nothing proves nothing, and doesn't count: commands are in flight, and where clients
    /// feel it, one of them was left without an answer or told to come back. They don't feel a PostgreSQL
    /// that is back at once: the command side keeps their commands, and sends them again.
    private void kill(
            String victim, int rounds, SteadyLoad load, boolean isFelt, IntConsumer kill) {
        int counted = 0;
        try (var verification = new LogVerification(stack.verification())) {
            for (int attempt = 0; counted < rounds; attempt++) {
                assertThat(attempt).as("kills that met nothing").isLessThan(2 * rounds + 10);
                awaitProgress(load);
                long before = load.disturbances();
                int inFlight = load.inFlight();
                kill.accept(attempt);
                awaitProgress(load);
                if (isFelt ? load.disturbances() > before : inFlight > 0) {
                    counted++;
                }
                Verify.next(verification);
            }
        }
        System.out.printf(
                "killed %s %d times: %d commands acknowledged, %d without an answer%n",
                victim, counted, load.acknowledgedCount(), load.unknownOutcomes());
    }

    private static void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN)
                .until(() -> load.acknowledgedCount() >= before + COMMANDS_BETWEEN_KILLS);
        await().until(() -> load.inFlight() > 0);
    }

    private void settle(Shop shop, SteadyLoad load) throws Exception {
        load.stop();
        AcknowledgedCommands.areStoredOnce(load, shop.prefix(), stack.log());
        AcknowledgedCommands.unitsOf(load)
                .forEach(
                        (sku, quantity) ->
                                await().atMost(GOES_ON_WITHIN)
                                        .untilAsserted(() -> isSeen(shop, sku, quantity)));
    }

    private void isSeen(Shop shop, String sku, long quantity) {
        var level = stack.queries().stock(sku, shop.location(), "");
        assertThat(level.path("onHand").asLong()).as(sku).isEqualTo(quantity);
    }
}
