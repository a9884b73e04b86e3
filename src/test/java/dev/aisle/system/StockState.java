package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// What a stock stream says of itself, by the command side: nothing lies between it and the log.
record StockState(long onHand, long reserved, long committed) {
    static StockState of(CommandApi commands, String sku, String location) {
        var answer =
                commands.send("GET", "/v1/streams/stock/" + sku + "/" + location, "", Map.of());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var quantities = answer.body().path("state").path("quantities");
        return new StockState(
                quantities.path("onHand").asLong(-1),
                quantities.path("reserved").asLong(-1),
                quantities.path("committed").asLong(-1));
    }
}
