package dev.aisle.contracts.event;

import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.BasketEvent.BasketCommitBegun;
import dev.aisle.contracts.event.BasketEvent.BasketCommitted;
import dev.aisle.contracts.event.BasketEvent.BasketConfirmed;
import dev.aisle.contracts.event.BasketEvent.BasketOpened;
import dev.aisle.contracts.event.BasketEvent.BasketReleaseBegun;
import dev.aisle.contracts.event.BasketEvent.BasketReleased;
import dev.aisle.contracts.event.ImportEvent.ImportPublished;
import dev.aisle.contracts.event.ImportEvent.ImportRolledBack;
import dev.aisle.contracts.event.MembershipEvent.PromotionMembershipChanged;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import dev.aisle.contracts.event.ParkedEvent.ParkedCommandsSettled;
import dev.aisle.contracts.event.ParkedEvent.ProductAppeared;
import dev.aisle.contracts.event.PriceEvent.HeldPriceRejected;
import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceHistoryCompleted;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceTimelineReplaced;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.event.PriceEvent.SaidPrices;
import dev.aisle.contracts.event.PriceEvent.ScheduledPriceCancelled;
import dev.aisle.contracts.event.PriceEvent.SourceConflictSettled;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductConflictSettled;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.ProductEvent.ProductSourceAdvanced;
import dev.aisle.contracts.event.ProductEvent.SaidProduct;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionConfirmed;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReleased;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.event.PromotionEvent.PromotionCancelled;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionEnded;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersCarried;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersChanged;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionResumed;
import dev.aisle.contracts.event.PromotionEvent.PromotionScheduled;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.event.StockEvent.DeliveryCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationExtended;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockAdjusted;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.event.StockEvent.StockExpected;
import dev.aisle.contracts.event.StockEvent.StockMoved;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.event.StockEvent.TransferAnnounced;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.event.StockEvent.TransferReceived;
import dev.aisle.contracts.event.StockEvent.TransferSettled;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoveCarried;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryMoved;
import dev.aisle.contracts.event.TaxonomyEvent.CategoryPlaced;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.ImportId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionGroupId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.product.UnitMeasure;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.Exclusions;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionScope;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.Stacking;
import dev.aisle.contracts.promotion.StackingMode;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.reference.FulfilmentMethod;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.BasketLine;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One event of each type, with every field filled: what the golden files hold.
final class Samples {
    private static final Instant FROM = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T05:00:00.5Z");
    private static final SourceId PRICING = new SourceId("pricing");

    private static final AudienceId MEMBERS = new AudienceId("members");
    private static final LocationId STORE = new LocationId("store-42");
    private static final ReservationId CART = new ReservationId("cart-1");
    private static final OrderId ORDER = new OrderId("order-7");
    private static final DeliveryId DELIVERY = new DeliveryId("delivery-9");

    private Samples() {}

    /// Exhaustive: a new type stops the build until it has a sample.
    static Event of(EventType type) {
        return switch (type) {
            case ZONE_DEFINED -> new ZoneDefined("USD", 2, "America/New_York", TaxDisplay.NET);
            case LOCATION_DEFINED -> new LocationDefined(LocationKind.STORE, "Europe/Berlin", true);
            case SOURCE_DEFINED ->
                    new SourceDefined(List.of(Family.PRICE, Family.STOCK), VersionKind.SEQUENCE);
            case REGION_DEFINED ->
                    new RegionDefined(
                            "Europe/Berlin",
                            List.of(new LocationId("store-42"), new LocationId("depot-1")),
                            List.of(
                                    new FulfilmentMethod(
                                            FulfilmentMethod.Kind.DELIVERY, 48, "14:00")));
            case PRODUCT_CHANGED ->
                    new ProductChanged(
                            "Becher",
                            new BrandId("acme"),
                            List.of(new CategoryId("home"), new CategoryId("mugs")),
                            "mug-classic",
                            List.of(new TagId("new")),
                            new UnitMeasure(750, UnitMeasure.Unit.MILLILITRE, 1_000),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 42), -17));
            case PRODUCT_DISCONTINUED ->
                    new ProductDiscontinued(
                            List.of(new CategoryId("home")),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 43), 0));
            case PRODUCT_SOURCE_ADVANCED ->
                    new ProductSourceAdvanced(
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 5));
            case PRODUCT_CONFLICT_SETTLED ->
                    new ProductConflictSettled(
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 5),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 4),
                            new SaidProduct(
                                    "Brass lamp",
                                    new BrandId("acme"),
                                    List.of(new CategoryId("home"), new CategoryId("lamps")),
                                    null,
                                    null,
                                    null));
            case COUNT_CONFLICT_SETTLED ->
                    new CountConflictSettled(
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 5),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 4),
                            16L,
                            UNTIL,
                            FROM);
            case IMPORT_PUBLISHED -> new ImportPublished(10, 2, 1, FROM);
            case IMPORT_ROLLED_BACK -> new ImportRolledBack(new ImportId("i-1"), FROM);
            case COMMAND_PARKED ->
                    new CommandParked(
                            UUID.fromString("01990000-0000-7000-8000-000000000001"),
                            "local",
                            "jane",
                            "import-7",
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                            "till-9/4711",
                            -17,
                            "{\"type\":\"RecordSale\"}",
                            FROM,
                            UNTIL);
            case PRODUCT_APPEARED -> new ProductAppeared(FROM);
            case PARKED_COMMANDS_SETTLED ->
                    new ParkedCommandsSettled(
                            List.of(
                                    new Settled(
                                            UUID.fromString("01990000-0000-7000-8000-000000000001"),
                                            Code.ACCEPTED)));
            case CATEGORY_PLACED ->
                    new CategoryPlaced(new CategoryId("mugs"), new CategoryId("home"), "Becher");
            case CATEGORY_MOVED ->
                    new CategoryMoved(new CategoryId("mugs"), new CategoryId("kitchen"), FROM);
            case CATEGORY_MOVE_CARRIED -> new CategoryMoveCarried(new CategoryId("mugs"), FROM, 17);
            // Without what came later: it is what was released.
            case PRODUCT_INTRODUCED ->
                    new ProductIntroduced(
                            "Becher \"größe M\" 価格",
                            new BrandId("acme"),
                            List.of(new CategoryId("home"), new CategoryId("mugs")),
                            "mug-classic");
            case PRICE_SET ->
                    new PriceSet(
                            PriceKind.SALE,
                            new Money(1299, "USD", 2),
                            FROM,
                            UNTIL,
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 42), -17));
            case PRICE_HELD_FOR_APPROVAL ->
                    new PriceHeldForApproval(
                            PriceKind.LIST,
                            new Money(Money.MINOR_MAX, "JPY", 0),
                            FROM,
                            UNTIL,
                            new SourceStamp(SourceVersion.timed(PRICING, FROM, 7), 17));
            case SOURCE_VERSION_ADVANCED ->
                    new SourceVersionAdvanced(
                            new SourceStamp(SourceVersion.sequenced(PRICING, 0, 43), 18));
            case PRICE_SCHEDULED ->
                    new PriceScheduled(
                            PriceKind.MEMBER,
                            MEMBERS,
                            10L,
                            new Money(999, "USD", 2),
                            FROM,
                            UNTIL,
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 44), 19),
                            6L);
            case SCHEDULED_PRICE_CANCELLED ->
                    new ScheduledPriceCancelled(
                            PriceKind.SALE, MEMBERS, 10L, FROM, UNTIL, List.of(piece(1299)));
            case PRICE_TIMELINE_REPLACED ->
                    new PriceTimelineReplaced(
                            PriceKind.CLEARANCE,
                            MEMBERS,
                            10L,
                            FROM,
                            List.of(piece(799)),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 45), 20),
                            7L);
            case PRICE_HISTORY_COMPLETED ->
                    new PriceHistoryCompleted(
                            PriceKind.LIST,
                            MEMBERS,
                            10L,
                            FROM,
                            UNTIL,
                            List.of(piece(999)),
                            List.of(piece(999)),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 41), 21));
            case SOURCE_CONFLICT_SETTLED ->
                    new SourceConflictSettled(
                            PriceKind.LIST,
                            MEMBERS,
                            10L,
                            FROM,
                            UNTIL,
                            List.of(piece(1299)),
                            new SourceStamp(SourceVersion.sequenced(PRICING, 3, 42), 22),
                            new SaidPrices(FROM, UNTIL, List.of(piece(1299)), 22, false),
                            new SaidPrices(FROM, UNTIL, List.of(piece(1)), -5, true),
                            8);
            case HELD_PRICE_REJECTED -> new HeldPriceRejected(5, "a typing error");
            case PRICE_WITHDRAWN -> new PriceWithdrawn(FROM, "recalled");
            case PRICE_REINSTATED -> new PriceReinstated(FROM);
            case PRICE_CORRECTED ->
                    new PriceCorrected(
                            PriceKind.LIST,
                            MEMBERS,
                            10L,
                            new Money(1199, "USD", 2),
                            FROM,
                            UNTIL,
                            "the label said so");
            case PRICE_REDUCTION_ANNOUNCED ->
                    new PriceReductionAnnounced(
                            2000,
                            new Money(959, "USD", 2),
                            FROM,
                            UNTIL,
                            new Money(1199, "USD", 2),
                            FROM.minusSeconds(2_592_000),
                            FROM,
                            false,
                            new ReferenceProof(
                                    12,
                                    FROM.minusSeconds(86_400),
                                    FROM,
                                    PriceKind.SALE,
                                    new PromotionId("bf-26"),
                                    3L,
                                    null,
                                    null));
            case STOCK_RECEIVED ->
                    new StockReceived(1_000_000_000L, FROM, DELIVERY, 1_000_000_000L);
            case STOCK_SOLD -> new StockSold(3, FROM);
            case STOCK_RETURNED -> new StockReturned(1, FROM);
            case STOCK_ADJUSTED ->
                    new StockAdjusted(-2, AdjustmentReason.DAMAGE, StockCondition.DAMAGED, FROM);
            case STOCK_COUNTED ->
                    new StockCounted(
                            17,
                            UNTIL,
                            FROM,
                            -3,
                            new SourceStamp(SourceVersion.timed(PRICING, FROM, 7), 17));
            case STOCK_MOVED ->
                    new StockMoved(2, StockCondition.QUALITY_CONTROL, StockCondition.AVAILABLE);
            case STOCK_POLICY_SET -> new StockPolicySet(2, 10, true);
            case RESERVATION_EXTENDED -> new ReservationExtended(CART, UNTIL);
            case RESERVATION_COMMITTED -> new ReservationCommitted(CART, ORDER, 2, FROM);
            case STOCK_SHIPPED -> new StockShipped(CART, ORDER, 1, FROM);
            case COMMITMENT_CANCELLED -> new CommitmentCancelled(CART, ORDER, 1, FROM);
            case DELIVERY_CANCELLED -> new DeliveryCancelled(DELIVERY, 24, UNTIL);
            case STOCK_EXPECTED -> new StockExpected(DELIVERY, 24, UNTIL, STORE);
            case TRANSFER_DISPATCHED -> new TransferDispatched(DELIVERY, STORE, 24, UNTIL, FROM);
            case TRANSFER_ANNOUNCED -> new TransferAnnounced(DELIVERY);
            case TRANSFER_RECEIVED -> new TransferReceived(DELIVERY, STORE, 22, 2, 24, UNTIL);
            case TRANSFER_SETTLED -> new TransferSettled(DELIVERY, 22, 2, UNTIL);
            case BASKET_OPENED ->
                    new BasketOpened(
                            List.of(new BasketLine(new Sku("SKU-1"), STORE, 2)), UNTIL, FROM);
            case BASKET_CONFIRMED -> new BasketConfirmed(FROM);
            case BASKET_RELEASE_BEGUN ->
                    new BasketReleaseBegun(
                            1,
                            Code.INSUFFICIENT_STOCK,
                            "2 are wanted, 1 are available to promise",
                            FROM);
            case BASKET_RELEASED -> new BasketReleased(Code.INSUFFICIENT_STOCK, FROM);
            case BASKET_COMMIT_BEGUN -> new BasketCommitBegun(ORDER, FROM);
            case BASKET_COMMITTED -> new BasketCommitted(ORDER, FROM);
            case STOCK_RESERVED -> new StockReserved(new ReservationId("cart-1"), 2, UNTIL);
            case RESERVATION_RELEASED -> new ReservationReleased(new ReservationId("cart-1"), 2);
            case RESERVATION_EXPIRED -> new ReservationExpired(new ReservationId("cart-2"), 5);
            case PROMOTION_DEFINED -> new PromotionDefined(3, definition(), schedule());
            case PROMOTION_SCHEDULED -> new PromotionScheduled(3, schedule());
            case PROMOTION_PAUSED -> new PromotionPaused(3);
            case PROMOTION_RESUMED -> new PromotionResumed(3);
            case PROMOTION_ENDED -> new PromotionEnded(3);
            case PROMOTION_CANCELLED -> new PromotionCancelled(1);
            case PROMOTION_MEMBERS_CHANGED ->
                    new PromotionMembersChanged(
                            7, FROM, List.of(new Sku("SKU-1")), List.of(new Sku("SKU-2")));
            case PROMOTION_MEMBERS_CARRIED ->
                    new PromotionMembersCarried(7, List.of(new Sku("SKU-1")));
            case REDEMPTION_RESERVED ->
                    new RedemptionReserved(
                            new OrderId("order-17"),
                            new CustomerId("c-4711"),
                            new Money(500, "USD", 2),
                            UNTIL,
                            new Caps(1_000L, 1, new Money(500_000, "USD", 2)),
                            false);
            case REDEMPTION_CONFIRMED ->
                    new RedemptionConfirmed(
                            new OrderId("order-17"), new Money(450, "USD", 2), true);
            case REDEMPTION_RELEASED -> new RedemptionReleased(new OrderId("order-17"), false);
            case REDEMPTION_EXPIRED -> new RedemptionExpired(new OrderId("order-18"), false);
            case PROMOTION_MEMBERSHIP_CHANGED ->
                    new PromotionMembershipChanged(new PromotionId("bf-26"), true, 7);
        };
    }

    private static PricePiece piece(long minor) {
        return new PricePiece(new Money(minor, "USD", 2), FROM, UNTIL);
    }

    /// What the golden file of a former version becomes.
    static Event upcast(EventSchema former) {
        return switch (former.wireName()) {
            case "dev.aisle.promotion.PromotionDefined.v1" ->
                    new PromotionDefined(
                            1,
                            PromotionDefinition.percentOff(
                                    "Black Friday",
                                    2500,
                                    List.of(new CategoryId("home")),
                                    List.of(new ZoneId("us-east"), new ZoneId("us-west"))),
                            PromotionSchedule.of(FROM, UNTIL));
            default -> throw new AssertionError("no sample of " + former);
        };
    }

    private static PromotionDefinition definition() {
        var usd = new Money(500, "USD", 2);
        return new PromotionDefinition(
                "Black Friday",
                PromotionLevel.BASKET,
                new Benefit(PromotionType.THRESHOLD, 2500, usd, 2, 1, usd, 3, new Sku("SKU-9")),
                new PromotionScope(
                        true,
                        List.of(new CategoryId("home")),
                        List.of(new BrandId("acme")),
                        List.of(new TagId("winter")),
                        new Exclusions(
                                List.of(new Sku("SKU-7")),
                                List.of(new CategoryId("gift-cards")),
                                List.of(new BrandId("exclusive")),
                                List.of(new TagId("new")),
                                true)),
                List.of(new ZoneId("us-east"), new ZoneId("us-west")),
                List.of(new ChannelId("web")),
                new AudienceId("members"),
                10,
                new Stacking(StackingMode.BEST_OF_GROUP, new PromotionGroupId("season"), 7_000),
                new Caps(10_000L, 2, usd),
                DiscountRounding.HALF_EVEN,
                RoundingPer.LINE,
                usd);
    }

    private static PromotionSchedule schedule() {
        return PromotionSchedule.local(
                java.time.ZoneId.of("America/New_York"), "2026-11-27T00:00", "2026-12-01T00:00");
    }

    static EventMetadata metadata() {
        return new EventMetadata(
                UUID.fromString("01990000-0000-7000-8000-000000000001"),
                "local",
                "jane",
                "01990000-0000-7000-8000-000000000002",
                "01990000-0000-7000-8000-000000000003",
                SourceVersion.timed(PRICING, FROM, 7),
                FROM,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }
}
