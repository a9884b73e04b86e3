package dev.aisle.command.price;

import dev.aisle.command.source.ContentHash;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.Said;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What two words of one source version are compared by: all of their `data`, and never when they came.
final class SaidContent {
    private SaidContent() {}

    static long hash(Said said) {
        var fields = new ArrayList<@Nullable Object>();
        var group = said.group();
        switch (said) {
            case SetPrice set -> {
                // As it was before there were audiences and quantities, since it is in the log.
                fields.add(group.kind());
                add(fields, set.price().minor(), set.price().currency(), set.price().scale());
                fields.add(set.until());
            }
            case SchedulePrice schedule -> {
                add(fields, "SCHEDULE", group.kind(), schedule.price().minor());
                add(fields, schedule.from(), schedule.until());
            }
            case ReplacePriceTimeline replace -> {
                add(fields, "REPLACE", group.kind(), replace.horizon());
                for (var piece : replace.pieces()) {
                    add(fields, piece.price().minor(), piece.from(), piece.until());
                }
            }
        }
        if (group.audience() != null || group.minimumQuantity() != null) {
            add(fields, "GROUP", group.audience(), group.minimumQuantity());
        }
        if (Boolean.TRUE.equals(said.override())) {
            fields.add("OVERRIDE");
        }
        return ContentHash.of(fields.toArray());
    }

    private static void add(ArrayList<@Nullable Object> fields, @Nullable Object... more) {
        for (var field : more) {
            fields.add(field);
        }
    }
}
