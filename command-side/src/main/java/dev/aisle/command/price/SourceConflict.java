package dev.aisle.command.price;

import dev.aisle.command.decide.Decision;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.SaidPrices;
import dev.aisle.contracts.event.PriceEvent.SourceConflictSettled;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceTimeline;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two contents of one source version. What the guard rail lets through wins against what it holds; else
/// the higher content hash does. So it ends the same whichever came first.
final class SourceConflict {
    private static final String WON = "another content had this source version; this one wins";
    private static final String LOST = "another content had this source version, and wins";

    private SourceConflict() {}

    static Decision<PriceEvent> settle(
            GroupPrices prices,
            Word said,
            SourceStamp stamp,
            boolean mayPass,
            PriceQuarantine quarantine) {
        var had = prices.word(stamp);
        if (had == null || had.source() == null) {
            // It has settled, or says what is over: nothing can be taken back.
            return decision(
                    LOST,
                    event(
                            prices,
                            new SaidPrices(
                                    said.from(),
                                    said.from(),
                                    List.of(),
                                    heardHash(prices, stamp),
                                    false),
                            said.said(),
                            kept(prices, stamp),
                            prices,
                            quarantine));
        }
        if (had.lost().contains(stamp.contentHash())) {
            return new Decision.Settled<>(Code.SOURCE_VERSION_CONFLICT, LOST, List.of());
        }
        var came =
                !mayPass && SaidPrice.isBeyond(said.pieces(), prices.beneath(stamp, said.from()))
                        ? said.asHeld()
                        : said;
        boolean wins =
                came.held() == had.held()
                        ? stamp.contentHash() > had.source().contentHash()
                        : had.held();
        if (!wins) {
            return decision(
                    LOST, event(prices, had.said(), came.said(), had.source(), prices, quarantine));
        }
        return decision(
                WON,
                event(
                        prices,
                        came.said(),
                        had.said(),
                        stamp,
                        prices.withInstead(came),
                        quarantine));
    }

    private static SourceStamp kept(GroupPrices prices, SourceStamp stamp) {
        return new SourceStamp(stamp.version(), heardHash(prices, stamp));
    }

    private static long heardHash(GroupPrices prices, SourceStamp stamp) {
        var heard = prices.heard(stamp.version().id());
        return heard == null ? stamp.contentHash() : heard.contentHash();
    }

    private static PriceEvent event(
            GroupPrices before,
            SaidPrices kept,
            SaidPrices lost,
            SourceStamp stamp,
            GroupPrices after,
            PriceQuarantine quarantine) {
        var group = before.group();
        var from = kept.from().isBefore(lost.from()) ? kept.from() : lost.from();
        var until = later(kept.until(), lost.until());
        return new SourceConflictSettled(
                group.kind(),
                group.audience(),
                group.minimumQuantity(),
                from,
                until,
                SaidPrice.pieces(PriceTimeline.within(after.segments(), group, from, until)),
                stamp,
                kept,
                lost,
                quarantine.next());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Decision<PriceEvent> decision(String detail, PriceEvent event) {
        return new Decision.Settled<>(Code.SOURCE_VERSION_CONFLICT, detail, List.of(event));
    }
}
