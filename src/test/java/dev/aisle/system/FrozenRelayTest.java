package dev.aisle.system;

import static org.awaitility.Awaitility.await;

import dev.aisle.cli.verify.LogVerification;
import dev.aisle.local.stack.Part;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// P3 with two relays on one log. One is frozen until the other has sent what was its own to send, and goes
/// on in the middle of whatever it was doing; then the other.
@ExtendWith(SystemStackExtension.class)
final class FrozenRelayTest {
    private static final int COMMANDS_BETWEEN = 100;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);

    private final SystemStack stack;

    FrozenRelayTest(SystemStack stack) {
        this.stack = stack;
    }

    @Test
    void aRelayThatWakesUpLateHarmsNothing() throws Exception {
        var shop = new Shop(stack.commands(), "frozen-relay").open();
        try (var second = stack.stack().replica(Part.RELAY, 2, Map.of()).start();
                var load = new SteadyLoad(shop).start();
                var verification = new LogVerification(stack.verification())) {
            try {
                awaitProgress(load);
                stack.stack().freeze(Part.RELAY);
                theOtherSendsEverything(load, verification);
            } finally {
                stack.stack().thaw(Part.RELAY);
            }
            awaitProgress(load);
            Verify.next(verification);

            second.freeze();
            theOtherSendsEverything(load, verification);
            second.thaw();
            awaitProgress(load);
            load.stop();
            Verify.next(verification);
        }
    }

    /// The verification waits for the topic to reach the heads of the log: that takes the frozen relay's
    /// lease to run out, if it had any bucket.
    private static void theOtherSendsEverything(SteadyLoad load, LogVerification verification) {
        awaitProgress(load);
        Verify.next(verification);
    }

    private static void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN)
                .until(() -> load.acknowledgedCount() >= before + COMMANDS_BETWEEN);
    }
}
