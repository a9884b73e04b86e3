package dev.aisle.benchmarks.imports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The lines of a delivery, NDJSON: a category tree and brands, then products.
///
/// @param products how many
/// @param bytes of a product's line, about; at least 200, at most 1,500
record Catalogue(int products, int bytes) {
    private static final int CATEGORIES = 100;
    private static final int BRANDS = 100;
    private static final int PLAIN_BYTES = 170;
    private static final int TAG_BYTES = 43;
    private static final String TITLE = "a mug of the kind that people like; ";

    int lines() {
        return 1 + CATEGORIES + BRANDS + products;
    }

    /// @param i from 0
    byte[] line(int i) {
        return text(i).concat("\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String text(int i) {
        if (i == 0) {
            return "{\"type\":\"category\",\"category\":\"root\",\"title\":\"All\"}";
        }
        if (i <= CATEGORIES) {
            return "{\"type\":\"category\",\"category\":\"c-%d\",\"parent\":\"root\",\"title\":\"Category %d\"}"
                    .formatted(i, i);
        }
        if (i <= CATEGORIES + BRANDS) {
            int brand = i - CATEGORIES;
            return "{\"type\":\"brand\",\"brand\":\"b-%d\",\"name\":\"Brand %d\"}"
                    .formatted(brand, brand);
        }
        return product(i - CATEGORIES - BRANDS);
    }

    private String product(int n) {
        int more = bytes - PLAIN_BYTES;
        int titleBytes = Math.min(more, 400);
        var line = new StringBuilder(bytes + 64);
        line.append("{\"type\":\"product\",\"sku\":\"SKU-").append(n);
        line.append("\",\"title\":\"Number ").append(n).append(", ");
        for (int at = 0; at < titleBytes; at += TITLE.length()) {
            line.append(TITLE);
        }
        line.append("\",\"brand\":\"b-").append(1 + n % BRANDS);
        line.append("\",\"category\":\"c-").append(1 + n % CATEGORIES);
        line.append("\",\"group\":\"group-").append(n / 4).append("\",\"tags\":[\"new\"");
        for (int at = titleBytes; at + TAG_BYTES <= more; at += TAG_BYTES) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            ",\"tag-of-forty-characters-for-the-sake-of-%02d\"",
                            at / TAG_BYTES));
        }
        return line.append("]}").toString();
    }
}
