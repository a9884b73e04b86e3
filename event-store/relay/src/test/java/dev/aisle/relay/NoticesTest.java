package dev.aisle.relay;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A relay that by itself looks at the log so seldom that what it sends in time was told of.
class NoticesTest {
    private static final Map<String, String> SELDOM =
            Map.of("aisle.relay.poll.idle-min", "10m", "aisle.relay.poll.idle-max", "10m");

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Installed installed = Installed.create();

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void anAppendIsRelayedWithoutWaitingForTheNextLook() {
        var _ = installed.relay(SELDOM);
        // What is told before it listens, or while its first event is under way, waits for the next
        // notice.
        await().atMost(LONG)
                .ignoreExceptions()
                .until(
                        () -> {
                            installed.appendToAll(1);
                            await().atMost(SHORT).until(() -> installed.mirror().isWhole());
                            return true;
                        });
    }
}
