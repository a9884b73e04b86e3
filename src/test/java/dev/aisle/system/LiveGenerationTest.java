package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.local.stack.Part;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pointer to the live generation decides what `product` reads, and nothing else does.
@ExtendWith(SystemStackExtension.class)
final class LiveGenerationTest {
    private static final Duration FED_WITHIN = Duration.ofSeconds(90);

    private final SystemStack stack;
    private final Shop shop;

    LiveGenerationTest(SystemStack stack) {
        this.stack = stack;
        this.shop = new Shop(stack.commands(), "generation").open();
    }

    @Test
    void movingThePointerChangesWhatIsReadAndMovingItBackToo() throws Exception {
        var sku = shop.sku(1);
        shop.introduce(sku);
        seen(sku, shop.price(sku, 10_00).token(), "1000");
        try (var _ = SecondWorker.feeding(2, stack)) {
            stack.stack().stop(Part.PROJECTIONS); // From here on only generation 2 is fed.
            assertThat(shop.price(sku, 11_00).isAccepted()).isTrue();

            switchTo(2);
            await().atMost(FED_WITHIN)
                    .ignoreExceptions() // Until the new generation has its tables.
                    .untilAsserted(() -> seen(sku, "", "1100"));

            switchTo(1);
            await().atMost(FED_WITHIN).untilAsserted(() -> seen(sku, "", "1000"));
        } finally {
            switchTo(1);
            stack.stack().start(Part.PROJECTIONS);
        }
        await().atMost(FED_WITHIN).untilAsserted(() -> seen(sku, "", "1100"));
    }

    private void switchTo(int generation) {
        var answer =
                stack.commands()
                        .put(
                                "/admin/v1/projections/offers/live-generation",
                                "{\"generation\": %d}".formatted(generation));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private void seen(String sku, String token, String minor) {
        var product = stack.queries().product(sku, shop.zone(), token);
        assertThat(product.path("price").path("minor").asText()).isEqualTo(minor);
    }
}
