package dev.aisle.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.stack.Addresses;
import dev.aisle.local.stack.PortPlan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WelcomePageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    private final Addresses addresses = new Addresses(PortPlan.from(21_000), "aisle");

    @Test
    void everyAddressIsThatOfThisStack() {
        var page = WelcomePage.of(addresses, "20.1 s", false, NOW);

        assertThat(page)
                .contains(
                        "http://localhost:21001/graphql",
                        "localhost:21021",
                        "localhost:21024",
                        "20.1 s")
                .doesNotContain(":8080", ":8081", ":19092");
    }

    @Test
    void theReservationToTryEndsInTheFuture() {
        assertThat(WelcomePage.of(addresses, "1 s", false, NOW))
                .contains("\"expiresAt\": \"2026-03-08T10:00:00Z\"");
    }

    @Test
    void itHoldsThreeCommandsToTryAndSaysHowToStop() {
        assertThat(WelcomePage.of(addresses, "1 s", false, NOW).split("curl -s")).hasSize(4);
        assertThat(WelcomePage.of(addresses, "1 s", false, NOW)).contains("Ctrl-C");
        assertThat(WelcomePage.of(addresses, "1 s", true, NOW))
                .contains("./aisle down")
                .doesNotContain("Ctrl-C");
    }
}
