package dev.aisle.contracts.event;

import dev.aisle.contracts.event.former.FormerEvent;
import dev.aisle.contracts.event.former.PromotionDefinedV1;
import dev.aisle.contracts.id.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every event by its name on the wire, `dev.aisle.price.PriceSet.v1`: family, type and schema version.
/// A change of schema is additive within a version; any other is a new version, and the form before it is
/// named here after the present one, the oldest first: it stays readable.
public enum EventType {
    ZONE_DEFINED(Family.ZONE, ReferenceEvent.ZoneDefined.class),
    LOCATION_DEFINED(Family.LOCATION, ReferenceEvent.LocationDefined.class),
    SOURCE_DEFINED(Family.SOURCE, ReferenceEvent.SourceDefined.class),
    PRODUCT_INTRODUCED(Family.PRODUCT, ProductEvent.ProductIntroduced.class),
    PRICE_SET(Family.PRICE, PriceEvent.PriceSet.class),
    PRICE_HELD_FOR_APPROVAL(Family.PRICE, PriceEvent.PriceHeldForApproval.class),
    SOURCE_VERSION_ADVANCED(Family.PRICE, PriceEvent.SourceVersionAdvanced.class),
    PRICE_SCHEDULED(Family.PRICE, PriceEvent.PriceScheduled.class),
    SCHEDULED_PRICE_CANCELLED(Family.PRICE, PriceEvent.ScheduledPriceCancelled.class),
    PRICE_TIMELINE_REPLACED(Family.PRICE, PriceEvent.PriceTimelineReplaced.class),
    PRICE_HISTORY_COMPLETED(Family.PRICE, PriceEvent.PriceHistoryCompleted.class),
    SOURCE_CONFLICT_SETTLED(Family.PRICE, PriceEvent.SourceConflictSettled.class),
    HELD_PRICE_REJECTED(Family.PRICE, PriceEvent.HeldPriceRejected.class),
    PRICE_WITHDRAWN(Family.PRICE, PriceEvent.PriceWithdrawn.class),
    PRICE_REINSTATED(Family.PRICE, PriceEvent.PriceReinstated.class),
    PRICE_CORRECTED(Family.PRICE, PriceEvent.PriceCorrected.class),
    PRICE_REDUCTION_ANNOUNCED(Family.PRICE, PriceEvent.PriceReductionAnnounced.class),
    STOCK_RECEIVED(Family.STOCK, StockEvent.StockReceived.class),
    STOCK_SOLD(Family.STOCK, StockEvent.StockSold.class),
    STOCK_RETURNED(Family.STOCK, StockEvent.StockReturned.class),
    STOCK_ADJUSTED(Family.STOCK, StockEvent.StockAdjusted.class),
    STOCK_COUNTED(Family.STOCK, StockEvent.StockCounted.class),
    COUNT_CONFLICT_SETTLED(Family.STOCK, StockEvent.CountConflictSettled.class),
    STOCK_MOVED(Family.STOCK, StockEvent.StockMoved.class),
    STOCK_POLICY_SET(Family.STOCK, StockEvent.StockPolicySet.class),
    STOCK_RESERVED(Family.STOCK, StockEvent.StockReserved.class),
    RESERVATION_EXTENDED(Family.STOCK, StockEvent.ReservationExtended.class),
    RESERVATION_RELEASED(Family.STOCK, StockEvent.ReservationReleased.class),
    RESERVATION_EXPIRED(Family.STOCK, StockEvent.ReservationExpired.class),
    RESERVATION_COMMITTED(Family.STOCK, StockEvent.ReservationCommitted.class),
    STOCK_SHIPPED(Family.STOCK, StockEvent.StockShipped.class),
    COMMITMENT_CANCELLED(Family.STOCK, StockEvent.CommitmentCancelled.class),
    STOCK_EXPECTED(Family.STOCK, StockEvent.StockExpected.class),
    DELIVERY_CANCELLED(Family.STOCK, StockEvent.DeliveryCancelled.class),
    TRANSFER_DISPATCHED(Family.STOCK, StockEvent.TransferDispatched.class),
    TRANSFER_ANNOUNCED(Family.STOCK, StockEvent.TransferAnnounced.class),
    TRANSFER_RECEIVED(Family.STOCK, StockEvent.TransferReceived.class),
    TRANSFER_SETTLED(Family.STOCK, StockEvent.TransferSettled.class),
    BASKET_OPENED(Family.BASKET, BasketEvent.BasketOpened.class),
    BASKET_CONFIRMED(Family.BASKET, BasketEvent.BasketConfirmed.class),
    BASKET_RELEASE_BEGUN(Family.BASKET, BasketEvent.BasketReleaseBegun.class),
    BASKET_RELEASED(Family.BASKET, BasketEvent.BasketReleased.class),
    BASKET_COMMIT_BEGUN(Family.BASKET, BasketEvent.BasketCommitBegun.class),
    BASKET_COMMITTED(Family.BASKET, BasketEvent.BasketCommitted.class),
    REGION_DEFINED(Family.REGION, ReferenceEvent.RegionDefined.class),
    PRODUCT_CHANGED(Family.PRODUCT, ProductEvent.ProductChanged.class),
    PRODUCT_DISCONTINUED(Family.PRODUCT, ProductEvent.ProductDiscontinued.class),
    PRODUCT_SOURCE_ADVANCED(Family.PRODUCT, ProductEvent.ProductSourceAdvanced.class),
    PRODUCT_CONFLICT_SETTLED(Family.PRODUCT, ProductEvent.ProductConflictSettled.class),
    CATEGORY_PLACED(Family.TAXONOMY, TaxonomyEvent.CategoryPlaced.class),
    CATEGORY_MOVED(Family.TAXONOMY, TaxonomyEvent.CategoryMoved.class),
    CATEGORY_MOVE_CARRIED(Family.TAXONOMY, TaxonomyEvent.CategoryMoveCarried.class),
    COMMAND_PARKED(Family.PARKED, ParkedEvent.CommandParked.class),
    PRODUCT_APPEARED(Family.PARKED, ParkedEvent.ProductAppeared.class),
    PARKED_COMMANDS_SETTLED(Family.PARKED, ParkedEvent.ParkedCommandsSettled.class),
    IMPORT_PUBLISHED(Family.IMPORT, ImportEvent.ImportPublished.class),
    IMPORT_ROLLED_BACK(Family.IMPORT, ImportEvent.ImportRolledBack.class),
    PROMOTION_DEFINED(
            Family.PROMOTION, PromotionEvent.PromotionDefined.class, PromotionDefinedV1.class),
    PROMOTION_SCHEDULED(Family.PROMOTION, PromotionEvent.PromotionScheduled.class),
    PROMOTION_PAUSED(Family.PROMOTION, PromotionEvent.PromotionPaused.class),
    PROMOTION_RESUMED(Family.PROMOTION, PromotionEvent.PromotionResumed.class),
    PROMOTION_ENDED(Family.PROMOTION, PromotionEvent.PromotionEnded.class),
    PROMOTION_CANCELLED(Family.PROMOTION, PromotionEvent.PromotionCancelled.class),
    PROMOTION_MEMBERS_CHANGED(Family.PROMOTION, PromotionEvent.PromotionMembersChanged.class),
    PROMOTION_MEMBERS_CARRIED(Family.PROMOTION, PromotionEvent.PromotionMembersCarried.class),
    REDEMPTION_RESERVED(Family.PROMOTION_BUDGET, PromotionBudgetEvent.RedemptionReserved.class),
    REDEMPTION_CONFIRMED(Family.PROMOTION_BUDGET, PromotionBudgetEvent.RedemptionConfirmed.class),
    REDEMPTION_RELEASED(Family.PROMOTION_BUDGET, PromotionBudgetEvent.RedemptionReleased.class),
    REDEMPTION_EXPIRED(Family.PROMOTION_BUDGET, PromotionBudgetEvent.RedemptionExpired.class),
    PROMOTION_MEMBERSHIP_CHANGED(
            Family.MEMBERSHIP, MembershipEvent.PromotionMembershipChanged.class);

    private static final Map<String, EventSchema> BY_WIRE_NAME =
            Stream.of(values())
                    .flatMap(type -> type.schemas().stream())
                    .collect(Collectors.toMap(EventSchema::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventType::eventClass, Function.identity()));

    private final Family family;
    private final Class<? extends Event> eventClass;
    private final List<EventSchema> schemas;
    private final String wireName;

    @SafeVarargs
    @SuppressWarnings("varargs")
    EventType(
            Family family,
            Class<? extends Event> eventClass,
            Class<? extends FormerEvent>... formerForms) {
        this.family = family;
        this.eventClass = eventClass;
        var forms = new ArrayList<Class<?>>(List.of(formerForms));
        forms.add(eventClass);
        var all = new ArrayList<EventSchema>(forms.size());
        for (var form : forms) {
            all.add(new EventSchema(this, all.size() + 1, form));
        }
        this.schemas = List.copyOf(all);
        this.wireName = all.getLast().wireName();
    }

    public static EventType of(Event event) {
        var type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("an event without a type: " + event.getClass());
        }
        return type;
    }

    /// In any schema version that there ever was. Empty where a newer writer is at work.
    public static Optional<EventSchema> ofWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    public Family family() {
        return family;
    }

    public Class<? extends Event> eventClass() {
        return eventClass;
    }

    /// By which events are written now.
    public String wireName() {
        return wireName;
    }

    /// Of what is written now.
    public int schemaVersion() {
        return schemas.size();
    }

    /// All versions that there ever were, the oldest first.
    public List<EventSchema> schemas() {
        return schemas;
    }
}
