package dev.aisle.contracts.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every command by its name on the wire: which record holds it, which fields of the envelope name its
/// target, and what kind of command it is.
public enum CommandType {
    DefineZone(ReferenceCommand.DefineZone.class, Kind.DECISION, "zone"),
    DefineLocation(ReferenceCommand.DefineLocation.class, Kind.DECISION, "location"),
    DefineSource(ReferenceCommand.DefineSource.class, Kind.DECISION, "sourceId"),
    IntroduceProduct(ProductCommand.IntroduceProduct.class, Kind.FEED, "sku"),
    SetPrice(PriceCommand.SetPrice.class, Kind.FEED, "sku", "zone"),
    ReceiveStock(StockCommand.ReceiveStock.class, Kind.DELTA, "sku", "location"),
    RecordSale(StockCommand.RecordSale.class, Kind.DELTA, "sku", "location"),
    RecordReturn(StockCommand.RecordReturn.class, Kind.DELTA, "sku", "location"),
    AdjustStock(StockCommand.AdjustStock.class, Kind.DELTA, "sku", "location"),
    RecordCount(StockCommand.RecordCount.class, Kind.FEED, "sku", "location"),
    MoveStock(StockCommand.MoveStock.class, Kind.DELTA, "sku", "location"),
    SetStockPolicy(StockCommand.SetStockPolicy.class, Kind.DECISION, "sku", "location"),
    ReserveStock(StockCommand.ReserveStock.class, Kind.DECISION, "sku", "location"),
    ExtendReservation(StockCommand.ExtendReservation.class, Kind.DECISION, "sku", "location"),
    ReleaseReservation(StockCommand.ReleaseReservation.class, Kind.DECISION, "sku", "location"),
    CommitReservation(StockCommand.CommitReservation.class, Kind.DECISION, "sku", "location"),
    Ship(StockCommand.Ship.class, Kind.DELTA, "sku", "location"),
    CancelCommitment(StockCommand.CancelCommitment.class, Kind.DECISION, "sku", "location"),
    ExpectStock(StockCommand.ExpectStock.class, Kind.DECISION, "sku", "location"),
    CancelDelivery(StockCommand.CancelDelivery.class, Kind.DECISION, "sku", "location"),
    DispatchTransfer(StockCommand.DispatchTransfer.class, Kind.DECISION, "sku", "location"),
    ReceiveTransfer(StockCommand.ReceiveTransfer.class, Kind.DECISION, "sku", "location"),
    MarkTransferAnnounced(StockCommand.MarkTransferAnnounced.class, Kind.STEP, "sku", "location"),
    SettleTransfer(StockCommand.SettleTransfer.class, Kind.STEP, "sku", "location"),
    OpenBasket(BasketCommand.OpenBasket.class, Kind.DECISION, "basket"),
    ReleaseBasket(BasketCommand.ReleaseBasket.class, Kind.DECISION, "basket"),
    CommitBasket(BasketCommand.CommitBasket.class, Kind.DECISION, "basket"),
    ConfirmBasket(BasketCommand.ConfirmBasket.class, Kind.STEP, "basket"),
    RefuseBasket(BasketCommand.RefuseBasket.class, Kind.STEP, "basket"),
    CloseBasket(BasketCommand.CloseBasket.class, Kind.STEP, "basket"),
    DefinePromotion(PromotionCommand.DefinePromotion.class, Kind.DECISION, "promotion"),
    DefineRegion(ReferenceCommand.DefineRegion.class, Kind.DECISION, "region"),
    ChangeProduct(ProductCommand.ChangeProduct.class, Kind.FEED, "sku"),
    DiscontinueProduct(ProductCommand.DiscontinueProduct.class, Kind.FEED, "sku"),
    PlaceCategory(TaxonomyCommand.PlaceCategory.class, Kind.DECISION, "taxonomy", "category"),
    MoveCategory(TaxonomyCommand.MoveCategory.class, Kind.DECISION, "taxonomy", "category"),
    SchedulePrice(PriceCommand.SchedulePrice.class, Kind.FEED, "sku", "zone"),
    CancelScheduledPrice(PriceCommand.CancelScheduledPrice.class, Kind.DECISION, "sku", "zone"),
    ReplacePriceTimeline(PriceCommand.ReplacePriceTimeline.class, Kind.FEED, "sku", "zone"),
    WithdrawPrice(PriceCommand.WithdrawPrice.class, Kind.DECISION, "sku", "zone"),
    ReinstatePrice(PriceCommand.ReinstatePrice.class, Kind.DECISION, "sku", "zone"),
    CorrectPrice(PriceCommand.CorrectPrice.class, Kind.DECISION, "sku", "zone"),
    AnnounceReduction(PriceCommand.AnnounceReduction.class, Kind.DECISION, "sku", "zone"),
    ReleaseHeldPrice(PriceCommand.ReleaseHeldPrice.class, Kind.DECISION, "sku", "zone"),
    RejectHeldPrice(PriceCommand.RejectHeldPrice.class, Kind.DECISION, "sku", "zone"),
    SettleParked(ParkedCommand.SettleParked.class, Kind.STEP, "sku"),
    PublishProduct(ProductCommand.PublishProduct.class, Kind.STEP, "sku"),
    FollowCategory(ProductCommand.FollowCategory.class, Kind.STEP, "sku"),
    RecordMoveCarried(TaxonomyCommand.RecordMoveCarried.class, Kind.STEP, "taxonomy", "category"),
    RecordPublication(ImportCommand.RecordPublication.class, Kind.STEP, "importId"),
    RecordRollback(ImportCommand.RecordRollback.class, Kind.STEP, "importId"),
    SchedulePromotion(PromotionCommand.SchedulePromotion.class, Kind.DECISION, "promotion"),
    PausePromotion(PromotionCommand.PausePromotion.class, Kind.DECISION, "promotion"),
    ResumePromotion(PromotionCommand.ResumePromotion.class, Kind.DECISION, "promotion"),
    EndPromotion(PromotionCommand.EndPromotion.class, Kind.DECISION, "promotion"),
    CancelPromotion(PromotionCommand.CancelPromotion.class, Kind.DECISION, "promotion"),
    ChangePromotionMembers(
            PromotionCommand.ChangePromotionMembers.class, Kind.DECISION, "promotion"),
    CompleteMembersChange(PromotionCommand.CompleteMembersChange.class, Kind.STEP, "promotion"),
    ReserveRedemption(PromotionBudgetCommand.ReserveRedemption.class, Kind.DECISION, "promotion"),
    ConfirmRedemption(PromotionBudgetCommand.ConfirmRedemption.class, Kind.DECISION, "promotion"),
    ReleaseRedemption(PromotionBudgetCommand.ReleaseRedemption.class, Kind.DECISION, "promotion"),
    ChangePromotionMembership(MembershipCommand.ChangePromotionMembership.class, Kind.STEP, "sku");

    /// What makes a repeat of a command harmless.
    public enum Kind {
        /// Checks an invariant of the stream; a repeat finds its effect already there.
        DECISION,
        /// Says an absolute value; ordered by source version where it carries one.
        FEED,
        /// Adds to a quantity; needs an idempotency key.
        DELTA,
        /// A step of a process over several streams, which only the command side sends to itself: no way in
        /// takes it. A repeat finds its effect already there.
        STEP
    }

    private static final Map<Class<?>, CommandType> BY_CLASS =
            Arrays.stream(values())
                    .collect(Collectors.toMap(CommandType::commandClass, Function.identity()));

    private static final List<CommandType> OFFERED =
            Arrays.stream(values()).filter(type -> type.kind != Kind.STEP).toList();

    private final Class<? extends Command> commandClass;
    private final Kind kind;
    private final List<String> targets;

    CommandType(Class<? extends Command> commandClass, Kind kind, String... targets) {
        this.commandClass = commandClass;
        this.kind = kind;
        this.targets = List.of(targets);
    }

    /// What senders may send: all but steps.
    public static List<CommandType> offered() {
        return OFFERED;
    }

    public static CommandType of(Command command) {
        var type = BY_CLASS.get(command.getClass());
        if (type == null) {
            throw new IllegalStateException("a command without a type: " + command.getClass());
        }
        return type;
    }

    public Class<? extends Command> commandClass() {
        return commandClass;
    }

    public Kind kind() {
        return kind;
    }

    /// Names of the record's components that stand in the envelope (or a REST path), not in `data`.
    public List<String> targets() {
        return targets;
    }
}
