package dev.aisle.command.engine;

import dev.aisle.command.basket.Basket;
import dev.aisle.command.basket.BasketDecider;
import dev.aisle.command.catalogimport.CatalogImport;
import dev.aisle.command.catalogimport.ImportDecider;
import dev.aisle.command.membership.MembershipDecider;
import dev.aisle.command.membership.Memberships;
import dev.aisle.command.parked.Parked;
import dev.aisle.command.parked.ParkedDecider;
import dev.aisle.command.price.Price;
import dev.aisle.command.price.PriceDecider;
import dev.aisle.command.product.Product;
import dev.aisle.command.product.ProductDecider;
import dev.aisle.command.promotion.Promotion;
import dev.aisle.command.promotion.PromotionDecider;
import dev.aisle.command.promotion.budget.Budget;
import dev.aisle.command.promotion.budget.BudgetDecider;
import dev.aisle.command.reference.Reference;
import dev.aisle.command.reference.ReferenceDecider;
import dev.aisle.command.stock.Stock;
import dev.aisle.command.stock.StockDecider;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.command.taxonomy.TaxonomyDecider;
import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.ImportCommand;
import dev.aisle.contracts.command.MembershipCommand;
import dev.aisle.contracts.command.ParkedCommand;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.event.UndecodableEventException;
import dev.aisle.contracts.id.Family;
import dev.aisle.eventstore.StreamHistory;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Which decider decides which family, and how a history becomes state.
final class Families {
    private static final FamilyRules<?, ?, ?> REFERENCE =
            new FamilyRules<>(
                    new ReferenceDecider(),
                    ReferenceCommand.class,
                    Reference.class,
                    ReferenceEvent.class);
    private static final FamilyRules<?, ?, ?> PRODUCT =
            new FamilyRules<>(
                    new ProductDecider(), ProductCommand.class, Product.class, ProductEvent.class);
    private static final FamilyRules<?, ?, ?> PRICE =
            new FamilyRules<>(
                    new PriceDecider(), PriceCommand.class, Price.class, PriceEvent.class);
    private static final FamilyRules<?, ?, ?> STOCK =
            new FamilyRules<>(
                    new StockDecider(), StockCommand.class, Stock.class, StockEvent.class);
    private static final FamilyRules<?, ?, ?> BASKET =
            new FamilyRules<>(
                    new BasketDecider(), BasketCommand.class, Basket.class, BasketEvent.class);
    private static final FamilyRules<?, ?, ?> PROMOTION =
            new FamilyRules<>(
                    new PromotionDecider(),
                    PromotionCommand.class,
                    Promotion.class,
                    PromotionEvent.class);
    private static final FamilyRules<?, ?, ?> PROMOTION_BUDGET =
            new FamilyRules<>(
                    new BudgetDecider(),
                    PromotionBudgetCommand.class,
                    Budget.class,
                    PromotionBudgetEvent.class);
    private static final FamilyRules<?, ?, ?> MEMBERSHIP =
            new FamilyRules<>(
                    new MembershipDecider(),
                    MembershipCommand.class,
                    Memberships.class,
                    MembershipEvent.class);

    private static final FamilyRules<?, ?, ?> TAXONOMY =
            new FamilyRules<>(
                    new TaxonomyDecider(),
                    TaxonomyCommand.class,
                    Taxonomy.class,
                    TaxonomyEvent.class);

    private static final FamilyRules<?, ?, ?> PARKED =
            new FamilyRules<>(
                    new ParkedDecider(), ParkedCommand.class, Parked.class, ParkedEvent.class);

    private static final FamilyRules<?, ?, ?> IMPORT =
            new FamilyRules<>(
                    new ImportDecider(),
                    ImportCommand.class,
                    CatalogImport.class,
                    ImportEvent.class);

    static final Map<Family, Integer> SNAPSHOT_SCHEMAS = snapshotSchemas();

    private Families() {}

    static FamilyRules<?, ?, ?> of(Family family) {
        return switch (family) {
            case PRODUCT -> PRODUCT;
            case PRICE -> PRICE;
            case STOCK -> STOCK;
            case BASKET -> BASKET;
            case PROMOTION -> PROMOTION;
            case PROMOTION_BUDGET -> PROMOTION_BUDGET;
            case MEMBERSHIP -> MEMBERSHIP;
            case TAXONOMY -> TAXONOMY;
            case PARKED -> PARKED;
            case IMPORT -> IMPORT;
            case ZONE, LOCATION, REGION, SOURCE -> REFERENCE;
        };
    }

    /// @throws UndecodableEventException if a newer version wrote what this one doesn't know
    static StreamState fold(Family family, StreamHistory history, Instant now) {
        var rules = of(family);
        var snapshot = history.snapshot();
        var state =
                snapshot == null
                        ? rules.initialState()
                        : rules.restored(snapshot.state().getBytes());
        var lastAt = snapshot == null ? Instant.EPOCH : snapshot.recordedAt();
        for (var stored : history.events()) {
            var type =
                    EventType.ofWireName(stored.type())
                            .orElseThrow(
                                    () ->
                                            new UndecodableEventException(
                                                    stored.type() + " is not known here",
                                                    new IllegalArgumentException(stored.type())));
            state = rules.evolve(state, EventCodec.decode(type, stored.payload().getBytes()));
            lastAt = stored.recordedAt().isAfter(lastAt) ? stored.recordedAt() : lastAt;
        }
        return new StreamState(
                history.version(),
                rules.trimmed(state, now),
                lastAt,
                snapshot == null ? 0 : snapshot.version(),
                0);
    }

    private static Map<Family, Integer> snapshotSchemas() {
        var schemas = new EnumMap<Family, Integer>(Family.class);
        for (var family : Family.values()) {
            schemas.put(family, of(family).snapshotSchema());
        }
        return Collections.unmodifiableMap(schemas);
    }
}
