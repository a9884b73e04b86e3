package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/// P1: holds the ledger of a load against the log.
final class AcknowledgedCommands {
    private AcknowledgedCommands() {}

    /// Every acknowledged command has its event, and no command has two, acknowledged or not.
    static void areStoredOnce(SteadyLoad load, String skuPrefix, StoredLog... logs) {
        var stored = new HashMap<String, Integer>();
        for (var log : logs) {
            log.eventsByCorrelation(skuPrefix + "-")
                    .forEach((key, count) -> stored.merge(key, count, Integer::sum));
        }
        assertThat(load.acknowledged()).isNotEmpty();
        assertThat(stored.keySet()).containsAll(load.acknowledged().keySet());
        assertThat(stored.values()).containsOnly(1);
    }

    /// How many units of each SKU were acknowledged.
    static Map<String, Long> unitsOf(SteadyLoad load) {
        var units = new HashMap<String, Long>();
        load.acknowledged().values().forEach(sku -> units.merge(sku, 1L, Long::sum));
        return units;
    }
}
