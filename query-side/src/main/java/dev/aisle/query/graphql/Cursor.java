package dev.aisle.query.graphql;

import dev.aisle.contracts.id.Sku;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A place in a listing by SKU: right after a SKU, whether or not that one is still listed. So it stays
/// good while products come and go.
final class Cursor {
    private static final String BY_SKU = "sku:";

    private Cursor() {}

    static String after(Sku sku) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((BY_SKU + sku).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException if the text is no cursor
    static Sku parse(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!text.startsWith(BY_SKU)) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Sku(text.substring(BY_SKU.length()));
    }
}
