package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// What a shop must have before it can sell, in phases: all of one has its receipts before the next
/// begins, since commands on products rest on the products being there.
final class Baseline {
    /// @param total how many commands there are
    /// @param commands read once
    record Phase(String name, long total, Stream<CommandEnvelope> commands) {}

    private static final Instant PROMOTION_FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final int PROMOTION_PERCENT_OFF = 1_500;
    private static final int OPENING_STOCK_MIN = 20;
    private static final int OPENING_STOCK_MAX = 400;

    private final Assortment assortment;
    private final Envelopes envelopes;
    private final SplittableRandom random;

    Baseline(Assortment assortment, Envelopes envelopes, long seed) {
        this.assortment = assortment;
        this.envelopes = envelopes;
        this.random = new SplittableRandom(seed);
    }

    List<Phase> phases() {
        var products = assortment.products();
        var reference = reference();
        return List.of(
                new Phase("zones and locations", reference.size(), reference.stream()),
                new Phase("products", products.size(), products.stream().map(this::introduce)),
                new Phase(
                        "prices",
                        (long) products.size() * Market.ZONES.size(),
                        products.stream().flatMap(this::prices)),
                new Phase(
                        "opening stock",
                        (long) products.size() * Market.LOCATIONS.size(),
                        products.stream().flatMap(this::openingStock)));
    }

    private List<CommandEnvelope> reference() {
        var commands = new ArrayList<CommandEnvelope>();
        Market.ZONES.forEach(zone -> commands.add(envelopes.decision(zone.definition())));
        Market.LOCATIONS.forEach(location -> commands.add(envelopes.decision(location)));
        commands.add(
                envelopes.decision(
                        new DefineSource(
                                Envelopes.PRICING, List.of(Family.PRICE), VersionKind.SEQUENCE)));
        commands.add(envelopes.decision(promotion()));
        return commands;
    }

    /// On the first category, so that it is seen at once; everywhere, and without an end.
    private DefinePromotion promotion() {
        var category = assortment.products().getFirst().categories().getLast();
        return DefinePromotion.percentOff(
                new PromotionId("welcome-" + category.value()),
                "Welcome: 15 % off",
                PROMOTION_PERCENT_OFF,
                List.of(category),
                null,
                PROMOTION_FROM,
                null);
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
                                                null)));
    }

    private Stream<CommandEnvelope> openingStock(Product product) {
        return Market.LOCATIONS.stream()
                .map(
                        location ->
                                envelopes.delta(
                                        new ReceiveStock(
                                                product.sku(),
                                                location.location(),
                                                random.nextInt(
                                                        OPENING_STOCK_MIN, OPENING_STOCK_MAX))));
    }

    static Money money(Market.PriceZone zone, long minor) {
        return new Money(minor, zone.definition().currency(), zone.definition().scale());
    }
}
