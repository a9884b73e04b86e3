package dev.aisle.cli.verify;

import dev.aisle.cli.verify.redis.OfferCache;
import dev.aisle.cli.verify.scylla.StoredRow;
import dev.aisle.cli.verify.scylla.ViewTables;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.folds.RowKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// P4 of Redis: no entry is newer than its row, one of the row's offset holds the row, and each ends by
/// itself, so that an older one is no more than late.
final class CacheCheck {
    private static final int LOOKS = 5;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final ViewTables views;
    private final int generation;
    private final Duration lifetime;
    private final Findings findings;
    private final Tally tally;

    CacheCheck(
            ViewTables views, int generation, Duration lifetime, Findings findings, Tally tally) {
        this.views = views;
        this.generation = generation;
        this.lifetime = lifetime;
        this.findings = findings;
        this.tally = tally;
    }

    void check(OfferCache.Entry entry) {
        tally.entries++;
        if (entry.lifetimeMillis() == -1) {
            add(entry, "has no end of its lifetime", null);
        } else if (entry.lifetimeMillis() > lifetime.toMillis()) {
            add(
                    entry,
                    "lasts for another " + entry.lifetimeMillis() + " ms",
                    "at most " + lifetime.toMillis() + " ms");
        }
        RedisEntry held;
        RowKey key;
        try {
            held = RedisEntry.parse(entry.text());
            key = RowKey.offer(new Sku(entry.sku()), new ZoneId(entry.zone()));
        } catch (IllegalArgumentException e) {
            add(entry, "is no entry of Aisle's: " + e.getMessage(), null);
            return;
        }
        var row = rowAtLeast(held, key);
        if (row == null) {
            if (held.body() != null) {
                add(entry, "has no row", "no such row");
            }
        } else if (held.offset() > row.offset()) {
            add(entry, held.body() == null ? "hides a row" : "is newer than its row", text(row));
        } else if (held.offset() == row.offset() && !row.body().equals(held.body())) {
            add(entry, "is not the row of its offset", text(row));
        } else if (held.offset() < row.offset()) {
            tally.entriesLagging++;
        }
    }

    /// Both are written within moments, the row first; this reads the row later than the entry, but
    /// not from the same replica.
    private @Nullable StoredRow rowAtLeast(RedisEntry held, RowKey key) {
        var row = views.read(key, generation);
        for (int look = 1; look < LOOKS && !explains(row, held); look++) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return row;
            }
            row = views.read(key, generation);
        }
        return row;
    }

    private static boolean explains(@Nullable StoredRow row, RedisEntry held) {
        return row == null ? held.body() == null : row.offset() >= held.offset();
    }

    private void add(OfferCache.Entry entry, String what, @Nullable String expected) {
        findings.add(
                new Finding(
                        Promise.P4, "Redis " + entry.key(), what, expected, entry.text().strip()));
    }

    private static String text(StoredRow row) {
        return row.offset() + "\n" + row.body();
    }
}
