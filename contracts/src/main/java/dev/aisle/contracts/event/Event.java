package dev.aisle.contracts.event;

/// Something that happened to one stream. Its JSON is the payload: the data alone; the stream names the
/// thing that it happened to.
public sealed interface Event
        permits ReferenceEvent,
                ProductEvent,
                PriceEvent,
                StockEvent,
                BasketEvent,
                PromotionEvent,
                TaxonomyEvent,
                ParkedEvent,
                ImportEvent,
                PromotionBudgetEvent,
                MembershipEvent {}
