package dev.aisle.cli.verify;

import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.stock.StockCondition;
import dev.aisle.contracts.view.StockLevel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What the log says of one stock, entry by entry.
final class StockAccount {
    long cameIn;
    long wentOut;
    long adjusted;
    long corrected;
    long incoming;
    StockPolicySet policy = new StockPolicySet(0, 0, true);
    final Map<StockCondition, Long> setAside = new EnumMap<>(StockCondition.class);
    final Map<ReservationId, Long> open = new HashMap<>();
    final Map<ReservationId, Long> committed = new HashMap<>();

    long available() {
        return policy.sellable() ? Math.max(0, free() - policy.safetyStock()) : 0;
    }

    private long onHand() {
        return cameIn + adjusted + corrected - wentOut;
    }

    private long free() {
        return onHand()
                - sum(open)
                - sum(committed)
                - in(StockCondition.DAMAGED)
                - in(StockCondition.QUALITY_CONTROL)
                + policy.backorderLimit();
    }

    private long in(StockCondition condition) {
        return setAside.getOrDefault(condition, 0L);
    }

    private static long sum(Map<?, Long> held) {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return toString(
                onHand(),
                sum(open),
                sum(committed),
                in(StockCondition.DAMAGED),
                in(StockCondition.QUALITY_CONTROL),
                incoming,
                available(),
                Math.max(0, -free()));
    }

    static String toString(StockLevel level) {
        var quantities = level.quantities();
        return toString(
                quantities.onHand(),
                quantities.reserved(),
                quantities.committed(),
                quantities.damaged(),
                quantities.qualityControl(),
                quantities.incoming(),
                level.available(),
                level.shortfall());
    }

    private static String toString(Object... quantities) {
        return "on hand %s, reserved %s, committed %s, damaged %s, quality control %s, incoming %s, available %s, shortfall %s"
                .formatted(quantities);
    }
}
