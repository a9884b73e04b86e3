package dev.aisle.command.admission;

import dev.aisle.contracts.command.CommandType;

/// How dear it is to refuse a command, from the least important up. Each class has a share of
/// the present limit, so in an overload the least important are refused first; see [Places].
public enum CommandClass {
    /// Catalogue rows, reference data and stock counts: they can be sent again at leisure.
    CATALOGUE(0.4),
    /// Prices and promotions as upstream engines send them: the next one replaces a missed one.
    FEED(0.5),
    /// Till sales and returns, and stock moves: they have happened, and are queued where they happened.
    TILL(0.6),
    /// Reservations and all that ends them, and what stops a price or a promotion: somebody waits for it.
    CRITICAL(1.0);

    private final double share;

    CommandClass(double share) {
        this.share = share;
    }

    /// Of the limit, above 0 and at most 1; the more important, the larger.
    double share() {
        return share;
    }

    public static CommandClass of(CommandType type) {
        return switch (type) {
            case DefineZone,
                    DefineLocation,
                    DefineRegion,
                    DefineSource,
                    IntroduceProduct,
                    ChangeProduct,
                    DiscontinueProduct,
                    PlaceCategory,
                    MoveCategory,
                    RecordCount,
                    SettleParked,
                    PublishProduct,
                    FollowCategory,
                    RecordMoveCarried,
                    RecordPublication,
                    RecordRollback ->
                    CATALOGUE;
            case SetPrice,
                    SchedulePrice,
                    ReplacePriceTimeline,
                    ReinstatePrice,
                    CorrectPrice,
                    AnnounceReduction,
                    ReleaseHeldPrice,
                    RejectHeldPrice,
                    DefinePromotion,
                    SchedulePromotion,
                    ResumePromotion,
                    ChangePromotionMembers,
                    CompleteMembersChange,
                    ChangePromotionMembership ->
                    FEED;
            case ReceiveStock,
                    RecordSale,
                    RecordReturn,
                    AdjustStock,
                    MoveStock,
                    SetStockPolicy,
                    ExpectStock,
                    CancelDelivery,
                    DispatchTransfer,
                    ReceiveTransfer ->
                    TILL;
            case ReserveStock,
                    ExtendReservation,
                    ReleaseReservation,
                    CommitReservation,
                    Ship,
                    CancelCommitment,
                    OpenBasket,
                    ReleaseBasket,
                    CommitBasket,
                    MarkTransferAnnounced,
                    SettleTransfer,
                    ConfirmBasket,
                    RefuseBasket,
                    CloseBasket,
                    WithdrawPrice,
                    CancelScheduledPrice,
                    PausePromotion,
                    EndPromotion,
                    CancelPromotion,
                    ReserveRedemption,
                    ConfirmRedemption,
                    ReleaseRedemption ->
                    CRITICAL;
        };
    }
}
