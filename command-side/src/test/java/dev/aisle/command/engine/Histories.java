package dev.aisle.command.engine;

import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.BasketEvent.BasketCommitBegun;
import dev.aisle.contracts.event.BasketEvent.BasketCommitted;
import dev.aisle.contracts.event.BasketEvent.BasketConfirmed;
import dev.aisle.contracts.event.BasketEvent.BasketOpened;
import dev.aisle.contracts.event.BasketEvent.BasketReleaseBegun;
import dev.aisle.contracts.event.BasketEvent.BasketReleased;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.ImportEvent.ImportPublished;
import dev.aisle.contracts.event.ImportEvent.ImportRolledBack;
import dev.aisle.contracts.event.MembershipEvent.PromotionMembershipChanged;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import dev.aisle.contracts.event.ParkedEvent.ParkedCommandsSettled;
import dev.aisle.contracts.event.ParkedEvent.ProductAppeared;
import dev.aisle.contracts.event.PriceEvent.HeldPriceRejected;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceHistoryCompleted;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.ProductEvent.ProductSourceAdvanced;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionConfirmed;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReleased;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.event.PromotionEvent;
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
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
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
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
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
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.reference.FulfilmentMethod;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.BasketLine;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// Histories of each family: of everything that can be in one.
final class Histories {
    static final Instant START = Instant.parse("2026-11-21T12:00:00.000Z");

    private static final AudienceId MEMBERS = new AudienceId("members");

    private Histories() {}

    static List<? extends Event> random(Family family, Random random, int length) {
        return Stream.generate(() -> next(family, random)).limit(length).toList();
    }

    private static Event next(Family family, Random random) {
        var at = START.plusSeconds(random.nextInt(30 * 24 * 3600));
        int number = random.nextInt(1, 20);
        return switch (family) {
            case ZONE -> new ZoneDefined("EUR", number % 5, "Europe/Berlin", TaxDisplay.NET);
            case LOCATION ->
                    new LocationDefined(
                            LocationKind.WAREHOUSE, "Europe/Berlin", random.nextBoolean());
            case SOURCE ->
                    new SourceDefined(List.of(Family.PRICE, Family.STOCK), VersionKind.TIMESTAMP);
            case REGION ->
                    new RegionDefined(
                            "Europe/Berlin",
                            List.of(new LocationId("l-" + number)),
                            List.of(
                                    new FulfilmentMethod(
                                            FulfilmentMethod.Kind.PICKUP, number, "12:00")));
            case IMPORT ->
                    random.nextBoolean()
                            ? new ImportPublished(number, 1, 0, at)
                            : new ImportRolledBack(null, at);
            case PARKED -> parked(random, at, number);
            case TAXONOMY -> taxonomy(random, at, number);
            case PRODUCT -> product(random, at, number);
            case PROMOTION -> promotion(random, at, number);
            case PROMOTION_BUDGET -> redemption(random, at);
            case MEMBERSHIP ->
                    new PromotionMembershipChanged(
                            new PromotionId("p-" + random.nextInt(3)),
                            random.nextBoolean(),
                            number);
            case PRICE -> price(random, at, number);
            case STOCK -> stock(random, at, number);
            case BASKET -> basket(random, at, number);
        };
    }

    private static Event parked(Random random, Instant at, int number) {
        return switch (random.nextInt(4)) {
            case 0 -> new ProductAppeared(at);
            case 1 ->
                    new ParkedCommandsSettled(
                            List.of(new Settled(new UUID(0x7000, number), Code.ACCEPTED)));
            default ->
                    new CommandParked(
                            new UUID(0x7000, number),
                            "local",
                            null,
                            null,
                            null,
                            "key-" + number,
                            number,
                            "{}",
                            at,
                            at.plusSeconds(number));
        };
    }

    private static Event taxonomy(Random random, Instant at, int number) {
        var category = new CategoryId("c-" + number);
        var parent = random.nextBoolean() ? null : new CategoryId("c-" + random.nextInt(1, 20));
        return switch (random.nextInt(4)) {
            case 0 -> new CategoryMoved(category, parent, at);
            case 1 -> new CategoryMoveCarried(category, at, number);
            default -> new CategoryPlaced(category, parent, "Title " + number);
        };
    }

    private static Event product(Random random, Instant at, int number) {
        var path = List.of(new CategoryId("home"), new CategoryId("lamps"));
        var stamp = random.nextBoolean() ? null : stamp(random, at, number);
        return switch (random.nextInt(4)) {
            case 0 -> new ProductDiscontinued(path, stamp);
            case 1 -> new ProductSourceAdvanced(stamp(random, at, number));
            case 2 ->
                    new ProductChanged(
                            "A lamp " + number,
                            new BrandId("acme"),
                            path,
                            null,
                            List.of(new TagId("new")),
                            new UnitMeasure(number, UnitMeasure.Unit.PIECE, 1),
                            stamp);
            default ->
                    new ProductIntroduced(
                            "A lamp " + number,
                            new BrandId("acme"),
                            path,
                            random.nextBoolean() ? "group-" + number : null);
        };
    }

    private static Event price(Random random, Instant at, int number) {
        var kind = random.nextBoolean() ? PriceKind.LIST : PriceKind.SALE;
        var stamp = random.nextInt(3) == 0 ? null : stamp(random, at, number);
        var until = random.nextBoolean() ? at.plusSeconds(3600L * number) : null;
        var money = new Money(100L * number, "EUR", 2);
        return switch (random.nextInt(12)) {
            case 0 -> new SourceVersionAdvanced(stamp(random, at, number));
            case 1 ->
                    new SourceVersionAdvanced(
                            stamp(random, at, number), kind, null, null, at, until);
            case 2 -> new PriceHeldForApproval(kind, money, at, until, stamp);
            case 3 -> new PriceScheduled(kind, MEMBERS, 2L, money, at, until, stamp, null);
            case 4 ->
                    new PriceHistoryCompleted(
                            kind,
                            null,
                            null,
                            at.minusSeconds(60),
                            until,
                            List.of(new PricePiece(money, at.minusSeconds(60), until)),
                            List.of(),
                            stamp(random, at, number));
            case 5 -> new PriceWithdrawn(at, null);
            case 6 -> new PriceReinstated(at);
            case 7 -> new HeldPriceRejected(1 + random.nextInt(number), null);
            default -> new PriceSet(kind, money, at, until, stamp);
        };
    }

    private static SourceStamp stamp(Random random, Instant at, int number) {
        var source = new SourceId("erp-" + number % 3);
        return new SourceStamp(
                number % 3 == 0
                        ? SourceVersion.timed(source, at, number)
                        : SourceVersion.sequenced(source, 1, number),
                random.nextLong());
    }

    private static Event stock(Random random, Instant at, int number) {
        var held = new ReservationId("r-" + random.nextInt(15));
        var order = new OrderId("order-" + held);
        var delivery = new DeliveryId("d-" + random.nextInt(5));
        var other = new LocationId("warehouse-1");
        return switch (random.nextInt(22)) {
            case 0 -> new StockReceived(number, at, null, null);
            case 1 -> new StockSold(number, random.nextBoolean() ? at : null);
            case 2 -> new StockReturned(number, at);
            case 3 -> new ReservationReleased(held, number);
            case 4 -> new ReservationExpired(held, number);
            case 5 ->
                    new StockAdjusted(
                            -number, AdjustmentReason.THEFT, StockCondition.AVAILABLE, at);
            case 6 ->
                    new StockCounted(
                            number,
                            at,
                            at,
                            number,
                            random.nextBoolean() ? stamp(random, at, number) : null);
            case 7 -> new StockMoved(number, StockCondition.AVAILABLE, StockCondition.DAMAGED);
            case 8 -> new StockPolicySet(number, number % 3, random.nextBoolean());
            case 9 -> new ReservationExtended(held, at);
            case 10, 11 -> new ReservationCommitted(held, order, number, at);
            case 12 -> new StockShipped(held, order, number, at);
            case 13 -> new CommitmentCancelled(held, order, number, at);
            case 14 -> new StockExpected(delivery, number, at, random.nextBoolean() ? other : null);
            case 15 -> new TransferDispatched(delivery, other, number, at, at);
            case 16 -> new TransferAnnounced(delivery);
            case 17 -> new TransferReceived(delivery, other, number, 1, number, at);
            case 18 -> new TransferSettled(delivery, number, 1, at);
            case 19 ->
                    new CountConflictSettled(
                            stamp(random, at, number), stamp(random, at, number), null, null, null);
            default -> new StockReserved(new ReservationId("r-" + random.nextInt(60)), number, at);
        };
    }

    private static Event basket(Random random, Instant at, int number) {
        var line = new BasketLine(new Sku("SKU-1"), new LocationId("store-42"), number);
        return switch (random.nextInt(6)) {
            case 0 -> new BasketOpened(List.of(line), at, at);
            case 1 -> new BasketConfirmed(at);
            case 2 ->
                    random.nextBoolean()
                            ? new BasketReleaseBegun(null, null, null, at)
                            : new BasketReleaseBegun(0, Code.INSUFFICIENT_STOCK, "few", at);
            case 3 ->
                    new BasketReleased(random.nextBoolean() ? Code.RESERVATION_EXPIRED : null, at);
            case 4 -> new BasketCommitBegun(new OrderId("order-" + number), at);
            default -> new BasketCommitted(new OrderId("order-" + number), at);
        };
    }

    private static PromotionEvent promotion(Random random, Instant at, int number) {
        var schedule = PromotionSchedule.of(at, random.nextBoolean() ? at.plusSeconds(1) : null);
        return switch (random.nextInt(10)) {
            case 5 ->
                    new PromotionMembersChanged(
                            number, at, List.of(new Sku("SKU-" + number)), List.of());
            case 6 -> new PromotionMembersCarried(number - 1, List.of());
            case 0 -> new PromotionPaused(number);
            case 1 -> new PromotionResumed(number);
            case 2 -> new PromotionEnded(number);
            case 3 -> new PromotionCancelled(number);
            case 4 -> new PromotionScheduled(number, schedule);
            default ->
                    new PromotionDefined(
                            number,
                            PromotionDefinition.percentOff(
                                    "Sale " + number,
                                    number,
                                    List.of(new CategoryId("home")),
                                    List.of(new ZoneId("de"))),
                            random.nextBoolean() ? schedule : null);
        };
    }

    private static PromotionBudgetEvent redemption(Random random, Instant at) {
        // A confirmed one is released within a week, or never: here, never.
        int number = random.nextInt(6);
        var order = new OrderId("order-" + number);
        var amount = random.nextBoolean() ? new Money(random.nextInt(100), "EUR", 2) : null;
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                    number % 2 == 0
                            ? new RedemptionConfirmed(order, amount, false)
                            : new RedemptionReleased(order, false);
            case 2 -> new RedemptionExpired(order, false);
            default ->
                    new RedemptionReserved(
                            order,
                            random.nextBoolean() ? new CustomerId("c-" + random.nextInt(2)) : null,
                            amount,
                            at.plusSeconds(random.nextInt(900)),
                            new Caps(9L, null, new Money(400, "EUR", 2)),
                            random.nextBoolean());
        };
    }
}
