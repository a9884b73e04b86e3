package dev.aisle.contracts.command;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.PromotionGroupId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.StackingMode;
import dev.aisle.contracts.promotion.WallClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands on promotions.
public sealed interface PromotionCommand extends Command {
    PromotionId promotion();

    @Override
    default StreamId stream() {
        return StreamId.promotion(promotion());
    }

    /// What a promotion gives, on what and to whom. With a beginning it is scheduled at once, else it is a
    /// draft; one that is scheduled already keeps its schedule where none is given.
    ///
    /// @param name shown to people, 1 to 200 characters
    /// @param type PERCENT if left out
    /// @param level ITEM if left out, for a GIFT BASKET
    /// @param percentOff permyriad, 1 to 10,000
    /// @param amount off, or the price to pay
    /// @param buy units to pay for in full
    /// @param get units that then cost less, wholly or by percentOff; of a gift how many, 1 if left out
    /// @param threshold what the lines in scope must come to
    /// @param thresholdUnits how many units must be in scope
    /// @param gift what is given
    /// @param everything all products are in scope
    /// @param categories in scope, with all beneath them; at most 100
    /// @param brands in scope
    /// @param tags in scope
    /// @param excludedSkus out of scope, like the other exclusions
    /// @param excludeClearance leaves out what is sold at a clearance price
    /// @param zones where it runs; everywhere if empty or left out; at most 100
    /// @param channels all if empty or left out
    /// @param audience everyone if left out
    /// @param priority 0 to 1,000, the higher goes first; 0 if left out
    /// @param stacking BEST_OF_GROUP if left out
    /// @param group of BEST_OF_GROUP; all without one are one group
    /// @param maxTotalOff permyriad that it and what it combines with may take off a line in all
    /// @param uses orders in all
    /// @param usesPerCustomer orders of one customer; needs `uses` of at most 100,000
    /// @param budget that it may take off in all
    /// @param rounding HALF_UP if left out
    /// @param roundingPer UNIT if left out
    /// @param floor what a unit costs at the least
    /// @param until exclusive; open-ended if left out
    /// @param timeZone of the tz database, in which localFrom and localUntil are said instead of from and until
    record DefinePromotion(
            PromotionId promotion,
            @Bounds(min = 1, max = 200) String name,
            @Nullable PromotionType type,
            @Nullable PromotionLevel level,
            @Bounds(min = 1, max = 10_000) @Nullable Integer percentOff,
            @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money amount,
            @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer buy,
            @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer get,
            @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money threshold,
            @Bounds(min = 1, max = Benefit.UNITS_MAX) @Nullable Integer thresholdUnits,
            @Nullable Sku gift,
            @Nullable Boolean everything,
            @Bounds(max = 100) @Nullable List<CategoryId> categories,
            @Bounds(max = 100) @Nullable List<BrandId> brands,
            @Bounds(max = 100) @Nullable List<TagId> tags,
            @Bounds(max = 100) @Nullable List<Sku> excludedSkus,
            @Bounds(max = 100) @Nullable List<CategoryId> excludedCategories,
            @Bounds(max = 100) @Nullable List<BrandId> excludedBrands,
            @Bounds(max = 100) @Nullable List<TagId> excludedTags,
            @Nullable Boolean excludeClearance,
            @Bounds(max = 100) @Nullable List<ZoneId> zones,
            @Bounds(max = 20) @Nullable List<ChannelId> channels,
            @Nullable AudienceId audience,
            @Bounds(max = 1_000) @Nullable Integer priority,
            @Nullable StackingMode stacking,
            @Nullable PromotionGroupId group,
            @Bounds(min = 1, max = 10_000) @Nullable Integer maxTotalOff,
            @Bounds(min = 1, max = Caps.USES_MAX) @Nullable Long uses,
            @Bounds(min = 1, max = 1_000) @Nullable Integer usesPerCustomer,
            @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money budget,
            @Nullable DiscountRounding rounding,
            @Nullable RoundingPer roundingPer,
            @Bounds(min = 1, max = Money.MINOR_MAX) @Nullable Money floor,
            @Nullable Instant from,
            @Nullable Instant until,
            @Bounds(min = 1, max = 64) @Nullable String timeZone,
            @Form(WallClock.FORM) @Nullable String localFrom,
            @Form(WallClock.FORM) @Nullable String localUntil)
            implements PromotionCommand {
        public DefinePromotion {
            categories = copy(categories);
            brands = copy(brands);
            tags = copy(tags);
            excludedSkus = copy(excludedSkus);
            excludedCategories = copy(excludedCategories);
            excludedBrands = copy(excludedBrands);
            excludedTags = copy(excludedTags);
            zones = copy(zones);
            channels = copy(channels);
            WallClock.check("localFrom", localFrom);
            WallClock.check("localUntil", localUntil);
        }

        private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
            return list == null ? null : List.copyOf(list);
        }

        /// The plainest of all: a percentage off some categories from a time on.
        public static DefinePromotion percentOff(
                PromotionId promotion,
                String name,
                int percentOff,
                List<CategoryId> categories,
                @Nullable List<ZoneId> zones,
                Instant from,
                @Nullable Instant until) {
            return new DefinePromotion(
                    promotion,
                    name,
                    null,
                    null,
                    percentOff,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    categories,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    zones,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    from,
                    until,
                    null,
                    null,
                    null);
        }
    }

    /// It runs from then until then; what is active already may only be given another end. Either `from`,
    /// or `timeZone` and `localFrom`.
    ///
    /// @param until exclusive; open-ended if left out
    /// @param timeZone of the tz database, in which localFrom and localUntil are said
    record SchedulePromotion(
            PromotionId promotion,
            @Nullable Instant from,
            @Nullable Instant until,
            @Bounds(min = 1, max = 64) @Nullable String timeZone,
            @Form(WallClock.FORM) @Nullable String localFrom,
            @Form(WallClock.FORM) @Nullable String localUntil)
            implements PromotionCommand {
        public SchedulePromotion {
            WallClock.check("localFrom", localFrom);
            WallClock.check("localUntil", localUntil);
        }
    }

    /// It applies to nothing until it is resumed; again changes nothing.
    record PausePromotion(PromotionId promotion) implements PromotionCommand {}

    /// It applies again, as far as its time is not over; again changes nothing.
    record ResumePromotion(PromotionId promotion) implements PromotionCommand {}

    /// It is over at once and for good; again changes nothing.
    record EndPromotion(PromotionId promotion) implements PromotionCommand {}

    /// It will never be active; for what has not begun. Again changes nothing.
    record CancelPromotion(PromotionId promotion) implements PromotionCommand {}

    /// Which products it lists, from now on: soon after, they come with the offers.
    ///
    /// @param add listed from now on
    /// @param remove listed no longer; together at most 1,000, each once
    record ChangePromotionMembers(
            PromotionId promotion,
            @Bounds(max = 1_000) @Nullable List<Sku> add,
            @Bounds(max = 1_000) @Nullable List<Sku> remove)
            implements PromotionCommand {
        public ChangePromotionMembers {
            add = add == null ? null : List.copyOf(add);
            remove = remove == null ? null : List.copyOf(remove);
        }
    }

    /// A change of members has reached all products.
    ///
    /// @param change that was carried
    /// @param failed products that refused it
    record CompleteMembersChange(
            PromotionId promotion,
            @Bounds(min = 1, max = PromotionEvent.CHANGES_MAX) long change,
            @Bounds(max = 1_000) List<Sku> failed)
            implements PromotionCommand {
        public CompleteMembersChange {
            failed = List.copyOf(failed);
        }
    }
}
