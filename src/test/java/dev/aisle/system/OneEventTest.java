package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From a command to a GraphQL answer, through every room.
@ExtendWith(SystemStackExtension.class)
final class OneEventTest {
    private final SystemStack stack;
    private final CommandApi commands;
    private final QueryApi queries;

    OneEventTest(SystemStack stack) {
        this.stack = stack;
        this.commands = stack.commands();
        this.queries = stack.queries();
    }

    @Test
    void aPriceThatIsSetIsSeen() {
        var shop = new Shop(commands, "seen").open();
        shop.introduce(shop.sku(1));

        var answer = shop.price(shop.sku(1), 12_99);

        var product = queries.product(shop.sku(1), shop.zone(), answer.token());
        assertThat(product.path("title").asText()).isEqualTo("Trail shoe");
        assertThat(product.path("price").path("minor").asText()).isEqualTo("1299");
    }

    @Test
    void aReservationLowersWhatIsAvailable() {
        var shop = new Shop(commands, "reserve").open();
        var sku = shop.sku(1);
        shop.introduce(sku);
        shop.receive(sku, 10, "delivery-1");

        var answer =
                commands.post(shop.stockPath(sku) + "/reservations", reservationJson(4), Map.of());

        assertThat(answer.code()).as("%s", answer).isEqualTo("ACCEPTED");
        var stock = queries.stock(sku, shop.location(), answer.token());
        assertThat(stock.path("onHand").asLong()).isEqualTo(10);
        assertThat(stock.path("available").asLong()).isEqualTo(6);
    }

    @Test
    void moreThanIsThereIsNotReserved() {
        var shop = new Shop(commands, "oversell").open();
        var sku = shop.sku(1);
        shop.introduce(sku);
        shop.receive(sku, 3, "delivery-1");

        var answer =
                commands.post(shop.stockPath(sku) + "/reservations", reservationJson(4), Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK");
    }

    @Test
    void aPromotionOnACategoryLowersItsPricesWithoutAWriteToThem() {
        var shop = new Shop(commands, "promote").open();
        var sku = shop.sku(1);
        shop.introduce(sku);
        var priced = shop.price(sku, 20_00);
        assertThat(minor(sku, shop, priced.token())).isEqualTo("2000");
        long eventsBefore = stack.log().eventsOf(sku);

        var answer =
                commands.put(
                        "/v1/promotions/promote-10",
                        """
                        {"name": "Ten off", "percentOff": 1000, "categories": ["%s"], "from": "%s"}
                        """
                                .formatted(
                                        shop.category(),
                                        Instant.now()
                                                .minusSeconds(60)
                                                .truncatedTo(ChronoUnit.MILLIS)));

        assertThat(answer.isAccepted()).as("%s", answer).isTrue();
        var product = queries.product(sku, shop.zone(), answer.token());
        assertThat(product.path("price").path("minor").asText()).isEqualTo("1800");
        assertThat(product.path("promotion").path("id").asText()).isEqualTo("promote-10");
        assertThat(stack.log().eventsOf(sku)).isEqualTo(eventsBefore);
    }

    @Test
    void theSameCommandTwiceChangesNothing() {
        var shop = new Shop(commands, "twice").open();
        var sku = shop.sku(1);
        shop.introduce(sku);
        var first = shop.receive(sku, 5, "delivery-1");
        long eventsBefore = stack.log().eventsOf(sku);

        var second = shop.receive(sku, 5, "delivery-1");

        assertThat(second.code()).isEqualTo("ACCEPTED");
        assertThat(second.body().path("version")).isEqualTo(first.body().path("version"));
        assertThat(stack.log().eventsOf(sku)).isEqualTo(eventsBefore);
        var stock = queries.stock(sku, shop.location(), second.token());
        assertThat(stock.path("onHand").asLong()).isEqualTo(5);
    }

    @Test
    void anAnswerSaysHowFreshItIs() {
        var shop = new Shop(commands, "fresh").open();
        shop.introduce(shop.sku(1));
        var answer = shop.price(shop.sku(1), 9_99);

        var response =
                queries.ask(
                        "{ product(sku: \"%s\", zone: \"%s\") { sku } }"
                                .formatted(shop.sku(1), shop.zone()),
                        answer.token());

        var freshness = response.path("extensions").path("freshness");
        assertThat(freshness.path("asOf").asText()).as("%s", response).isNotEmpty();
        assertThat(freshness.has("lagMillis")).isTrue();
    }

    private String minor(String sku, Shop shop, String token) {
        return queries.product(sku, shop.zone(), token).path("price").path("minor").asText();
    }

    private static String reservationJson(long quantity) {
        return "{\"reservationId\": \"r-1\", \"quantity\": %d, \"expiresAt\": \"%s\"}"
                .formatted(
                        quantity,
                        Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS));
    }
}
