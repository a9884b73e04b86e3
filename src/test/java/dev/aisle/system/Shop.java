package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// What a test sells: a zone, a location, and products of its own.
record Shop(CommandApi commands, String prefix) {
    /// The same shop, by way of another instance of the command side.
    Shop at(CommandApi other) {
        return new Shop(other, prefix);
    }

    String zone() {
        return prefix + "-zone";
    }

    String location() {
        return prefix + "-store";
    }

    String category() {
        return prefix + "-shoes";
    }

    String sku(int number) {
        return prefix + "-" + number;
    }

    Shop open() {
        accept(
                "/v1/zones/" + zone(),
                """
                {"currency": "USD", "scale": 2, "timeZone": "America/New_York", "taxDisplay": "NET"}
                """);
        accept(
                "/v1/locations/" + location(),
                """
                {"kind": "STORE", "timeZone": "America/New_York", "sellable": true}
                """);
        return this;
    }

    void introduce(String sku) {
        accept(
                "/v1/products/" + sku,
                """
                {"title": "Trail shoe", "brand": "%s-brand", "categories": ["%s-all", "%s"]}
                """
                        .formatted(prefix, prefix, category()));
    }

    CommandApi.Answer price(String sku, long minor) {
        return commands.put("/v1/prices/" + zone() + "/" + sku, priceJson(minor));
    }

    String priceJson(long minor) {
        return """
               {"price": {"minor": %d, "currency": "USD", "scale": 2}}
               """
                .formatted(minor);
    }

    /// @param key under which it is done once, and by which its event is found
    CommandApi.Answer receive(String sku, long quantity, String key) {
        return commands.post(
                stockPath(sku) + "/receipts",
                "{\"quantity\": %d}".formatted(quantity),
                Map.of("Idempotency-Key", key, "Aisle-Correlation-Id", key));
    }

    String stockPath(String sku) {
        return "/v1/stock/" + location() + "/" + sku;
    }

    private void accept(String path, String json) {
        var answer = commands.put(path, json);
        assertThat(answer.isAccepted()).as("%s: %s", path, answer).isTrue();
    }
}
