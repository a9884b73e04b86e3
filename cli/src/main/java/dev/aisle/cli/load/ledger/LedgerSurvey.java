package dev.aisle.cli.load.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a first pass over a ledger tells: its products, and the stock that they must have begun with.
///
/// @param products in order of appearance
/// @param begin time of the earliest line; null if there is none
record LedgerSurvey(List<LedgerProduct> products, long lines, @Nullable Instant begin) {
    private static final int PRODUCTS_MAX = 2_000_000;
    private static final int CATEGORY_SIZE_MIN = 10;
    private static final String OTHER = "other";

    /// A ledger knows no categories; the last word of a description mostly says what a thing is.
    ///
    /// @param category `other` where fewer than ten products share that word
    /// @param openingStock the least with which no line sells what isn't there
    record LedgerProduct(String stockCode, String title, String category, long openingStock) {}

    LedgerSurvey {
        products = List.copyOf(products);
    }

    static LedgerSurvey of(LedgerFile file) throws IOException, InterruptedException {
        var pass = new Pass();
        file.forEach(pass::accept);
        return new LedgerSurvey(pass.products(), pass.lines, pass.begin);
    }

    private static final class Tally {
        private String title = "";
        private long balance;
        private long lowest;
    }

    private static final class Pass {
        private final Map<String, Tally> tallies = new LinkedHashMap<>();
        private long lines;
        private @Nullable Instant begin;

        void accept(LedgerLine line) {
            var tally = tallies.computeIfAbsent(line.stockCode(), _ -> new Tally());
            if (tallies.size() > PRODUCTS_MAX) {
                throw new LedgerFormatException(
                        line.number(), "more than " + PRODUCTS_MAX + " stock codes");
            }
            if (tally.title.isEmpty()) {
                tally.title = line.description().strip();
            }
            tally.balance -= line.quantity();
            tally.lowest = Math.min(tally.lowest, tally.balance);
            lines++;
            begin = begin == null || line.at().isBefore(begin) ? line.at() : begin;
        }

        List<LedgerProduct> products() {
            var sizes = new HashMap<String, Integer>();
            tallies.values().forEach(tally -> sizes.merge(noun(tally.title), 1, Integer::sum));
            var products = new ArrayList<LedgerProduct>(tallies.size());
            tallies.forEach(
                    (code, tally) -> {
                        var noun = noun(tally.title);
                        boolean large = sizes.getOrDefault(noun, 0) >= CATEGORY_SIZE_MIN;
                        products.add(
                                new LedgerProduct(
                                        code,
                                        tally.title.isEmpty() ? code : tally.title,
                                        large ? noun : OTHER,
                                        -tally.lowest));
                    });
            return products;
        }

        /// The last word that is made of letters, in lower case.
        private static String noun(String title) {
            var words = title.toLowerCase(Locale.ROOT).split("[^a-z]+");
            var last = words.length == 0 ? "" : words[words.length - 1];
            return last.length() < 3 ? OTHER : last;
        }
    }
}
