package dev.aisle.contracts.command;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands on what a product costs in a zone.
public sealed interface PriceCommand extends Command {
    /// Every JSON reader keeps it exact.
    long ENTRY_MAX = (1L << 53) - 1;

    /// Of one timeline.
    int PIECES_MAX = 100;

    int REASON_LENGTH_MAX = 200;

    Sku sku();

    ZoneId zone();

    @Override
    default StreamId stream() {
        return StreamId.price(sku(), zone());
    }

    /// Says what a group of prices is: these carry a source's version where a source says it.
    sealed interface Said extends PriceCommand
            permits SetPrice, SchedulePrice, ReplacePriceTimeline {
        @Nullable PriceKind kind();

        @Nullable AudienceId audience();

        @Nullable Long minimumQuantity();

        @Nullable Boolean override();

        default PriceGroup group() {
            var kind = kind();
            return PriceGroup.of(
                    kind == null ? PriceKind.LIST : kind, audience(), minimumQuantity());
        }
    }

    /// The price from now on (a feed's now is its `occurredAt`), or until `until`.
    ///
    /// @param kind `LIST` if left out
    /// @param price 0 or more
    /// @param until exclusive; for good if left out
    /// @param override passes the guard rail; false if left out
    /// @param audience whose price it is; everyone's if left out; required for `MEMBER`
    /// @param minimumQuantity of an order line, in base units; any if left out
    record SetPrice(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            @Bounds Money price,
            @Nullable Instant until,
            @Nullable Boolean override,
            @Nullable AudienceId audience,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
            implements Said {
        /// For everyone, and any quantity.
        public SetPrice(
                Sku sku,
                ZoneId zone,
                @Nullable PriceKind kind,
                Money price,
                @Nullable Instant until,
                @Nullable Boolean override) {
            this(sku, zone, kind, price, until, override, null, null);
        }
    }

    /// The price over an interval that is to come.
    ///
    /// @param kind `LIST` if left out
    /// @param price 0 or more
    /// @param from after now (a feed's now is its `occurredAt`)
    /// @param until exclusive, after `from`; for good if left out
    /// @param override passes the guard rail; false if left out
    /// @param audience whose price it is; everyone's if left out; required for `MEMBER`
    /// @param minimumQuantity of an order line, in base units; any if left out
    record SchedulePrice(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            @Bounds Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable Boolean override,
            @Nullable AudienceId audience,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
            implements Said {}

    /// Takes back a price that is to come; the price before it goes on. Again changes nothing.
    ///
    /// @param kind `LIST` if left out
    /// @param from when that price would begin
    /// @param audience whose price it is; everyone's if left out
    /// @param minimumQuantity of an order line, in base units; any if left out
    record CancelScheduledPrice(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            Instant from,
            @Nullable AudienceId audience,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
            implements PriceCommand {}

    /// The prices of a group from a horizon on, and nothing else: what was said of that time is gone.
    ///
    /// @param kind `LIST` if left out
    /// @param horizon now, or later (a feed's now is its `occurredAt`)
    /// @param pieces sorted, without overlaps, from the horizon on; none if there is to be no price
    /// @param override passes the guard rail; false if left out
    /// @param audience whose prices they are; everyone's if left out; required for `MEMBER`
    /// @param minimumQuantity of an order line, in base units; any if left out
    record ReplacePriceTimeline(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            Instant horizon,
            @Bounds(max = PIECES_MAX) List<PricePiece> pieces,
            @Nullable Boolean override,
            @Nullable AudienceId audience,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
            implements Said {
        public ReplacePriceTimeline {
            pieces = List.copyOf(pieces);
        }
    }

    /// No price is shown from now on, whatever is set meanwhile. Again changes nothing.
    ///
    /// @param reason for people
    record WithdrawPrice(
            Sku sku, ZoneId zone, @Bounds(min = 1, max = REASON_LENGTH_MAX) @Nullable String reason)
            implements PriceCommand {}

    /// Prices are shown again. Again changes nothing.
    record ReinstatePrice(Sku sku, ZoneId zone) implements PriceCommand {}

    /// Says what the price should have been. What was shown stays in the history beside it.
    ///
    /// @param kind `LIST` if left out
    /// @param price 0 or more
    /// @param until exclusive, after `from`; now at the latest
    /// @param reason for people
    /// @param audience whose price it is; everyone's if left out
    /// @param minimumQuantity of an order line, in base units; any if left out
    record CorrectPrice(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            @Bounds Money price,
            Instant from,
            Instant until,
            @Bounds(min = 1, max = REASON_LENGTH_MAX) String reason,
            @Nullable AudienceId audience,
            @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
            implements PriceCommand {}

    /// Announces a public price reduction, whose percentage is computed on the lowest price of the 30 days
    /// before it begins (Directive 98/6/EC, Art. 6a). It sets no price.
    ///
    /// @param percentOff permyriad: what is announced. It may be rounded down, by less than a percent
    /// @param price what is paid then; the public price at `from`, promotions included, if left out
    /// @param from when the reduction begins; now if left out
    /// @param until exclusive; open-ended if left out
    record AnnounceReduction(
            Sku sku,
            ZoneId zone,
            @Bounds(min = 1, max = 10_000) int percentOff,
            @Bounds @Nullable Money price,
            @Nullable Instant from,
            @Nullable Instant until)
            implements PriceCommand {}

    /// Sets a price that is held in quarantine, from now on or from its own beginning if that comes later.
    ///
    /// @param entry of the stream's quarantine
    record ReleaseHeldPrice(
            Sku sku, ZoneId zone, @Bounds(min = 1, max = PriceCommand.ENTRY_MAX) long entry)
            implements PriceCommand {}

    /// Discards what is held in quarantine.
    ///
    /// @param entry of the stream's quarantine
    /// @param reason for people
    record RejectHeldPrice(
            Sku sku,
            ZoneId zone,
            @Bounds(min = 1, max = PriceCommand.ENTRY_MAX) long entry,
            @Bounds(min = 1, max = REASON_LENGTH_MAX) @Nullable String reason)
            implements PriceCommand {}
}
