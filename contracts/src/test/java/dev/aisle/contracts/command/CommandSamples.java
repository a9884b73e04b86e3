package dev.aisle.contracts.command;

import dev.aisle.contracts.command.BasketCommand.CloseBasket;
import dev.aisle.contracts.command.BasketCommand.CommitBasket;
import dev.aisle.contracts.command.BasketCommand.ConfirmBasket;
import dev.aisle.contracts.command.BasketCommand.OpenBasket;
import dev.aisle.contracts.command.BasketCommand.RefuseBasket;
import dev.aisle.contracts.command.BasketCommand.ReleaseBasket;
import dev.aisle.contracts.command.ImportCommand.RecordPublication;
import dev.aisle.contracts.command.ImportCommand.RecordRollback;
import dev.aisle.contracts.command.MembershipCommand.ChangePromotionMembership;
import dev.aisle.contracts.command.ParkedCommand.SettleParked;
import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.ReinstatePrice;
import dev.aisle.contracts.command.PriceCommand.RejectHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReleaseHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.command.ProductCommand.ChangeProduct;
import dev.aisle.contracts.command.ProductCommand.DiscontinueProduct;
import dev.aisle.contracts.command.ProductCommand.FollowCategory;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ProductCommand.PublishProduct;
import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.command.PromotionCommand.CancelPromotion;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.PromotionCommand.EndPromotion;
import dev.aisle.contracts.command.PromotionCommand.PausePromotion;
import dev.aisle.contracts.command.PromotionCommand.ResumePromotion;
import dev.aisle.contracts.command.PromotionCommand.SchedulePromotion;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineRegion;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.command.StockCommand.AdjustStock;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CancelDelivery;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.MarkTransferAnnounced;
import dev.aisle.contracts.command.StockCommand.MoveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.SetStockPolicy;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.command.StockCommand.Ship;
import dev.aisle.contracts.command.TaxonomyCommand.MoveCategory;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.command.TaxonomyCommand.RecordMoveCarried;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BasketId;
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
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.product.UnitMeasure;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.StackingMode;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.reference.FulfilmentMethod;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.BasketLine;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One command of each type, with every field filled.
final class CommandSamples {
    private static final Instant AT = Instant.parse("2026-11-27T05:00:00Z");
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId ZONE = new ZoneId("us-east");
    private static final TaxonomyId MAIN = new TaxonomyId("main");
    private static final LocationId STORE = new LocationId("store-42");
    private static final PromotionId PROMOTION = new PromotionId("bf-26");
    private static final ReservationId CART = new ReservationId("cart-1");

    private static final AudienceId MEMBERS = new AudienceId("members");
    private static final Money USD = new Money(999, "USD", 2);
    private static final OrderId ORDER = new OrderId("order-7");
    private static final BasketId BASKET = new BasketId("basket-17");
    private static final DeliveryId DELIVERY = new DeliveryId("delivery-9");
    private static final LocationId WAREHOUSE = new LocationId("warehouse-1");

    private CommandSamples() {}

    static Command of(CommandType type) {
        return switch (type) {
            case DefineZone -> new DefineZone(ZONE, "USD", 2, "America/New_York", TaxDisplay.NET);
            case DefineLocation ->
                    new DefineLocation(STORE, LocationKind.STORE, "America/New_York", true);
            case DefineSource ->
                    new DefineSource(
                            new SourceId("pos"), List.of(Family.STOCK), VersionKind.TIMESTAMP);
            case DefineRegion ->
                    new DefineRegion(
                            new RegionId("berlin"),
                            "Europe/Berlin",
                            List.of(STORE, new LocationId("depot-1")),
                            List.of(
                                    new FulfilmentMethod(
                                            FulfilmentMethod.Kind.DELIVERY, 48, "14:00"),
                                    new FulfilmentMethod(FulfilmentMethod.Kind.PICKUP, 2, null)));
            case ChangeProduct ->
                    new ChangeProduct(
                            SKU,
                            "Becher größe M",
                            new BrandId("acme"),
                            List.of(new CategoryId("home"), new CategoryId("mugs")),
                            "mug-classic",
                            List.of(new TagId("new"), new TagId("gift")),
                            new UnitMeasure(750, UnitMeasure.Unit.MILLILITRE, 1_000));
            case FollowCategory -> new FollowCategory(SKU);
            case RecordMoveCarried -> new RecordMoveCarried(MAIN, new CategoryId("mugs"), AT, 17);
            case PublishProduct ->
                    new PublishProduct(
                            SKU,
                            new ProductDescription(
                                    "Becher",
                                    new BrandId("acme"),
                                    List.of(new CategoryId("home")),
                                    null,
                                    null,
                                    null));
            case RecordPublication -> new RecordPublication(new ImportId("i-1"), 10, 2, 1);
            case RecordRollback -> new RecordRollback(new ImportId("i-2"), new ImportId("i-1"));
            case SettleParked ->
                    new SettleParked(
                            SKU,
                            List.of(
                                    new Settled(
                                            UUID.fromString("01990000-0000-7000-8000-000000000001"),
                                            Code.ACCEPTED)));
            case DiscontinueProduct -> new DiscontinueProduct(SKU);
            case PlaceCategory ->
                    new PlaceCategory(
                            MAIN, new CategoryId("mugs"), new CategoryId("home"), "Becher");
            case MoveCategory ->
                    new MoveCategory(MAIN, new CategoryId("mugs"), new CategoryId("kitchen"));
            case IntroduceProduct ->
                    new IntroduceProduct(
                            SKU,
                            "Becher größe M",
                            new BrandId("acme"),
                            List.of(new CategoryId("home"), new CategoryId("mugs")),
                            "mug-classic");
            case SetPrice -> new SetPrice(SKU, ZONE, PriceKind.SALE, USD, AT, true);
            case SchedulePrice ->
                    new SchedulePrice(
                            SKU,
                            ZONE,
                            PriceKind.MEMBER,
                            USD,
                            AT,
                            AT.plusSeconds(60),
                            true,
                            MEMBERS,
                            10L);
            case CancelScheduledPrice ->
                    new CancelScheduledPrice(SKU, ZONE, PriceKind.MEMBER, AT, MEMBERS, 10L);
            case ReplacePriceTimeline ->
                    new ReplacePriceTimeline(
                            SKU,
                            ZONE,
                            PriceKind.MEMBER,
                            AT,
                            List.of(new PricePiece(USD, AT, AT.plusSeconds(60))),
                            true,
                            MEMBERS,
                            10L);
            case WithdrawPrice -> new WithdrawPrice(SKU, ZONE, "recalled");
            case ReinstatePrice -> new ReinstatePrice(SKU, ZONE);
            case CorrectPrice ->
                    new CorrectPrice(
                            SKU,
                            ZONE,
                            PriceKind.MEMBER,
                            USD,
                            AT,
                            AT.plusSeconds(60),
                            "the label said so",
                            MEMBERS,
                            10L);
            case AnnounceReduction ->
                    new AnnounceReduction(SKU, ZONE, 2000, USD, AT, AT.plusSeconds(60));
            case ReleaseHeldPrice -> new ReleaseHeldPrice(SKU, ZONE, 3);
            case RejectHeldPrice -> new RejectHeldPrice(SKU, ZONE, 3, "a typing error");
            case ReceiveStock -> new ReceiveStock(SKU, STORE, 5, DELIVERY);
            case RecordSale -> new RecordSale(SKU, STORE, 1);
            case RecordReturn -> new RecordReturn(SKU, STORE, 1);
            case ReserveStock -> new ReserveStock(SKU, STORE, CART, 2, AT);
            case AdjustStock ->
                    new AdjustStock(
                            SKU, STORE, -2, AdjustmentReason.DAMAGE, StockCondition.DAMAGED);
            case RecordCount -> new RecordCount(SKU, STORE, 17, AT, AT.minusSeconds(60));
            case MoveStock ->
                    new MoveStock(SKU, STORE, 2, StockCondition.AVAILABLE, StockCondition.DAMAGED);
            case SetStockPolicy -> new SetStockPolicy(SKU, STORE, 2, 10, true);
            case ExtendReservation -> new ExtendReservation(SKU, STORE, CART, AT);
            case CommitReservation -> new CommitReservation(SKU, STORE, CART, ORDER);
            case Ship -> new Ship(SKU, STORE, CART, 2);
            case CancelCommitment -> new CancelCommitment(SKU, STORE, CART);
            case ExpectStock -> new ExpectStock(SKU, STORE, DELIVERY, 24, AT, WAREHOUSE);
            case CancelDelivery -> new CancelDelivery(SKU, STORE, DELIVERY);
            case DispatchTransfer -> new DispatchTransfer(SKU, STORE, DELIVERY, WAREHOUSE, 24, AT);
            case ReceiveTransfer -> new ReceiveTransfer(SKU, STORE, DELIVERY, WAREHOUSE, 22, 2);
            case MarkTransferAnnounced -> new MarkTransferAnnounced(SKU, STORE, DELIVERY);
            case SettleTransfer -> new SettleTransfer(SKU, STORE, DELIVERY, 22, 2);
            case OpenBasket -> new OpenBasket(BASKET, List.of(new BasketLine(SKU, STORE, 2)), AT);
            case ReleaseBasket -> new ReleaseBasket(BASKET);
            case CommitBasket -> new CommitBasket(BASKET, ORDER);
            case ConfirmBasket -> new ConfirmBasket(BASKET);
            case RefuseBasket ->
                    new RefuseBasket(BASKET, 0, Code.INSUFFICIENT_STOCK, "2 are wanted");
            case CloseBasket -> new CloseBasket(BASKET);
            case ReleaseReservation -> new ReleaseReservation(SKU, STORE, CART);
            case DefinePromotion ->
                    new DefinePromotion(
                            PROMOTION,
                            "Black Friday",
                            PromotionType.THRESHOLD,
                            PromotionLevel.BASKET,
                            2500,
                            null,
                            null,
                            null,
                            USD,
                            3,
                            null,
                            true,
                            List.of(new CategoryId("home")),
                            List.of(new BrandId("acme")),
                            List.of(new TagId("winter")),
                            List.of(new Sku("SKU-7")),
                            List.of(new CategoryId("gift-cards")),
                            List.of(new BrandId("exclusive")),
                            List.of(new TagId("new")),
                            true,
                            List.of(ZONE),
                            List.of(new ChannelId("web")),
                            new AudienceId("members"),
                            10,
                            StackingMode.BEST_OF_GROUP,
                            new PromotionGroupId("season"),
                            7_000,
                            10_000L,
                            2,
                            USD,
                            DiscountRounding.HALF_EVEN,
                            RoundingPer.LINE,
                            USD,
                            AT,
                            AT.plusSeconds(60),
                            null,
                            null,
                            null);
            case SchedulePromotion ->
                    new SchedulePromotion(
                            PROMOTION,
                            null,
                            null,
                            "America/New_York",
                            "2026-11-27T00:00",
                            "2026-12-01T00:00:00");
            case PausePromotion -> new PausePromotion(PROMOTION);
            case ResumePromotion -> new ResumePromotion(PROMOTION);
            case EndPromotion -> new EndPromotion(PROMOTION);
            case CancelPromotion -> new CancelPromotion(PROMOTION);
            case ChangePromotionMembers ->
                    new ChangePromotionMembers(PROMOTION, List.of(SKU), List.of(new Sku("SKU-2")));
            case CompleteMembersChange -> new CompleteMembersChange(PROMOTION, 7, List.of(SKU));
            case ReserveRedemption ->
                    new ReserveRedemption(PROMOTION, ORDER, new CustomerId("c-4711"), USD, AT);
            case ConfirmRedemption -> new ConfirmRedemption(PROMOTION, ORDER, USD);
            case ReleaseRedemption -> new ReleaseRedemption(PROMOTION, ORDER);
            case ChangePromotionMembership ->
                    new ChangePromotionMembership(SKU, PROMOTION, true, 7);
        };
    }
}
