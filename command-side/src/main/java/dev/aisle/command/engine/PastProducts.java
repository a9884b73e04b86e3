package dev.aisle.command.engine;

import dev.aisle.command.promotion.past.PastProduct;
import dev.aisle.command.promotion.past.PastProduct.Described;
import dev.aisle.command.promotion.past.PastProduct.Listed;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventSchema;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.MembershipEvent.PromotionMembershipChanged;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import java.util.ArrayList;

/// Reads from whole histories what a product was at any instant.
final class PastProducts {
    private PastProducts() {}

    /// @param product whole, like `membership`; both have been folded, so all of their events can be read
    static PastProduct of(StreamHistory product, StreamHistory membership) {
        var described = new ArrayList<Described>();
        for (var stored : product.events()) {
            switch (EventCodec.decode(schema(stored), stored.payload().getBytes())) {
                case ProductIntroduced said ->
                        described.add(new Described(stored.recordedAt(), said.description()));
                case ProductChanged said ->
                        described.add(new Described(stored.recordedAt(), said.description()));
                default -> {}
            }
        }
        var listed = new ArrayList<Listed>();
        for (var stored : membership.events()) {
            if (EventCodec.decode(schema(stored), stored.payload().getBytes())
                    instanceof PromotionMembershipChanged said) {
                listed.add(new Listed(stored.recordedAt(), said.promotion(), said.member()));
            }
        }
        return new PastProduct(product.version(), membership.version(), described, listed);
    }

    private static EventSchema schema(StoredEvent stored) {
        return EventType.ofWireName(stored.type()).orElseThrow();
    }
}
