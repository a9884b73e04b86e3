package dev.aisle.command.stock;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.source.ContentHash;
import dev.aisle.command.source.SourceOrder;
import dev.aisle.command.source.SourceRules;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was counted becomes what is on hand, but for what moved after the count's watermark. Of two counts
/// the later one stands: by source version where one source made both, else by when they were made.
final class StockCounts {
    private static final String OLDER = "a later count stands";
    private static final String CONFLICT = "another content had this source version";

    private StockCounts() {}

    static Decision<StockEvent> record(
            RecordCount count, Stamped<StockCommand> stamped, Stock stock) {
        var now = stamped.decidedAt();
        if (count.asOf().isAfter(now.plus(SourceRules.CLOCK_SKEW_MAX))) {
            return Decision.refuse(
                    Refusal.at(
                            "data.asOf",
                            Code.CLOCK_SKEW,
                            "more than 5 minutes after this server's clock, " + now));
        }
        var watermark = count.watermark() == null ? count.asOf() : count.watermark();
        var stamp = stamp(count, watermark, stamped);
        var made = new Count(count.counted(), count.asOf(), watermark, stamp);
        var said = stamp == null ? null : stock.counters().lastOf(stamp.version().id());
        if (stamp == null || said == null) {
            return byTime(made, now, stock);
        }
        return switch (SourceOrder.of(stamp, said)) {
            case NEWER -> byTime(made, now, stock);
            case REPEATED -> settled(Code.DUPLICATE, "the source said the same before");
            case OLDER -> settled(Code.STALE_IGNORED, "the source has said something newer since");
            case CONFLICT_LOST ->
                    new Decision.Settled<>(
                            Code.SOURCE_VERSION_CONFLICT,
                            CONFLICT + ", and wins",
                            stock.hasLost(stamp) ? List.of() : List.of(lost(made, said, stamp)));
            case CONFLICT_WON ->
                    tooOld(made, now, stock)
                            ? refused()
                            : new Decision.Settled<>(
                                    Code.SOURCE_VERSION_CONFLICT,
                                    CONFLICT + "; this one wins",
                                    List.of(
                                            counted(made, stock),
                                            new CountConflictSettled(
                                                    stamp, said, null, null, null)));
        };
    }

    private static Decision<StockEvent> byTime(Count made, Instant now, Stock stock) {
        var standing = stock.count();
        if (standing != null && !areOfOneSource(made, standing)) {
            if (made.asOf().isBefore(standing.asOf())) {
                return settled(Code.STALE_IGNORED, OLDER);
            }
            if (made.source() == null && made.equals(standing)) {
                return Decision.accept();
            }
        }
        return tooOld(made, now, stock) ? refused() : Decision.accept(counted(made, stock));
    }

    private static boolean areOfOneSource(Count made, Count standing) {
        return made.source() != null
                && standing.source() != null
                && made.source().version().id().equals(standing.source().version().id());
    }

    private static boolean tooOld(Count made, Instant now, Stock stock) {
        return made.watermark().isBefore(now.minus(Movements.KEPT))
                || !stock.movements().reachBackTo(made.watermark());
    }

    private static StockCounted counted(Count made, Stock stock) {
        long should = made.counted() + stock.movements().after(made.watermark());
        long correction =
                Math.clamp(
                        should - stock.quantities().onHand(),
                        -StockEvent.CORRECTION_MAX,
                        StockEvent.CORRECTION_MAX);
        return new StockCounted(
                made.counted(), made.asOf(), made.watermark(), correction, made.source());
    }

    private static @Nullable SourceStamp stamp(
            RecordCount count, Instant watermark, Stamped<StockCommand> stamped) {
        var version = stamped.source();
        return version == null
                ? null
                : new SourceStamp(
                        Objects.requireNonNull(version),
                        ContentHash.of(count.counted(), count.asOf(), watermark));
    }

    private static StockEvent lost(Count made, SourceStamp kept, SourceStamp lost) {
        return new CountConflictSettled(kept, lost, made.counted(), made.asOf(), made.watermark());
    }

    private static Decision<StockEvent> refused() {
        return Decision.refuse(
                Refusal.at(
                        "data.watermark",
                        Code.COUNT_TOO_OLD,
                        "movements are kept for 7 days, and no more than "
                                + Movements.COUNT_MAX
                                + " of them"));
    }

    private static Decision<StockEvent> settled(Code code, String detail) {
        return new Decision.Settled<>(code, detail, List.of());
    }
}
