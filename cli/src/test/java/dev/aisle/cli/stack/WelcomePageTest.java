package dev.aisle.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.stack.Addresses;
import dev.aisle.local.stack.PortPlan;
import org.junit.jupiter.api.Test;

class WelcomePageTest {

    private final Addresses addresses = new Addresses(PortPlan.from(21_000), "aisle");

    @Test
    void everyAddressIsThatOfThisStack() {
        var page = WelcomePage.of(addresses, "20.1 s", false);

        assertThat(page)
                .contains(
                        "http://localhost:21001/graphql",
                        "localhost:21021",
                        "localhost:21024",
                        "20.1 s")
                .doesNotContain(":8080", ":8081", ":19092");
    }

    @Test
    void itHoldsThreeCommandsToTryAndSaysHowToStop() {
        assertThat(WelcomePage.of(addresses, "1 s", false).split("curl -s")).hasSize(4);
        assertThat(WelcomePage.of(addresses, "1 s", false)).contains("Ctrl-C");
        assertThat(WelcomePage.of(addresses, "1 s", true))
                .contains("./aisle down")
                .doesNotContain("Ctrl-C");
    }
}
