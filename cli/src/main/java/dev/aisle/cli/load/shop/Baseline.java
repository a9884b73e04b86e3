package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a shop must have before it can sell, in phases: all of one has its receipts before the next
/// begins, since commands on products rest on the products being there.
final class Baseline {
    /// @param total how many commands there are
    /// @param commands read once
    record Phase(String name, long total, Stream<CommandEnvelope> commands) {}

    private static final TaxonomyId MAIN = new TaxonomyId("main");

    private final List<Product> introduced;
    private final List<Product> delivered;
    private final List<Product> all;
    private final ShopPromotions promotions;
    private final Envelopes envelopes;
    private final Shelves shelves;
    private final SplittableRandom random;

    /// @param introduced by a command
    /// @param delivered by a catalogue import; their prices and stock may come before they do
    /// @param shelves of both, in this order
    Baseline(
            List<Product> introduced,
            List<Product> delivered,
            ShopPromotions promotions,
            Envelopes envelopes,
            Shelves shelves,
            long seed) {
        this.introduced = introduced;
        this.delivered = delivered;
        this.all = Stream.concat(introduced.stream(), delivered.stream()).toList();
        this.promotions = promotions;
        this.envelopes = envelopes;
        this.shelves = shelves;
        this.random = new SplittableRandom(seed);
    }

    /// What the rest is said of.
    List<Phase> ground() {
        return List.of(
                phase("zones and locations", reference()),
                phase("categories", places()),
                new Phase("products", introduced.size(), introduced.stream().map(this::introduce)));
    }

    /// First of what is delivered, which may not be there yet.
    List<Phase> goods() {
        int own = introduced.size();
        return List.of(
                new Phase(
                        "prices",
                        (long) all.size() * Market.ZONES.size(),
                        Stream.concat(delivered.stream(), introduced.stream())
                                .flatMap(this::prices)),
                new Phase(
                        "opening stock",
                        (long) all.size() * Market.LOCATIONS.size(),
                        IntStream.concat(IntStream.range(own, all.size()), IntStream.range(0, own))
                                .boxed()
                                .flatMap(this::openingStock)),
                phase(
                        "promotions",
                        promotions.commands().stream().map(envelopes::decision).toList()));
    }

    private static Phase phase(String name, List<CommandEnvelope> commands) {
        return new Phase(name, commands.size(), commands.stream());
    }

    private List<CommandEnvelope> reference() {
        var commands = new ArrayList<CommandEnvelope>();
        Market.ZONES.forEach(zone -> commands.add(envelopes.decision(zone.definition())));
        Market.LOCATIONS.forEach(location -> commands.add(envelopes.decision(location)));
        commands.add(envelopes.decision(Market.REGION));
        Market.SOURCES.forEach(source -> commands.add(envelopes.decision(source)));
        return commands;
    }

    /// Departments first, each with the categories beneath it.
    private List<CommandEnvelope> places() {
        var placed = new LinkedHashMap<CategoryId, CommandEnvelope>();
        for (var product : all) {
            CategoryId parent = null;
            for (var category : product.categories()) {
                var above = parent;
                placed.computeIfAbsent(category, _ -> place(category, above));
                parent = category;
            }
        }
        return List.copyOf(placed.values());
    }

    private CommandEnvelope place(CategoryId category, @Nullable CategoryId parent) {
        return envelopes.decision(
                new PlaceCategory(MAIN, category, parent, Names.title(category.value())));
    }

    private CommandEnvelope introduce(Product product) {
        return envelopes.decision(
                new IntroduceProduct(
                        product.sku(),
                        product.title(),
                        product.brand(),
                        product.categories(),
                        product.group()));
    }

    private Stream<CommandEnvelope> prices(Product product) {
        return Market.ZONES.stream()
                .map(
                        zone ->
                                envelopes.feed(
                                        new SetPrice(
                                                product.sku(),
                                                zone.id(),
                                                PriceKind.LIST,
                                                money(zone, Prices.inZone(product, zone, random)),
                                                null,
                                                null),
                                        envelopes.nextVersion(Envelopes.PRICING)));
    }

    private Stream<CommandEnvelope> openingStock(int product) {
        return Market.LOCATIONS.stream()
                .map(
                        location ->
                                envelopes.delta(
                                        new ReceiveStock(
                                                all.get(product).sku(),
                                                location.location(),
                                                shelves.opening(product, location.location()))));
    }

    static Money money(Market.PriceZone zone, long minor) {
        return new Money(minor, zone.definition().currency(), zone.definition().scale());
    }
}
