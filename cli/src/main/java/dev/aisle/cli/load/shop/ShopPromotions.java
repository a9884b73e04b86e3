package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The promotions of a made-up shop: a percentage, an amount, three for two, an amount off a large basket,
/// picked products, and two with caps. Each on a category of its own, as far as there are so many; all
/// begin with 2025 and have no end.
///
/// @param prefix of the shop's SKUs
record ShopPromotions(String prefix, List<Product> products) {
    private static final int PICKED = 20;
    private static final int USES_MIN = 20;
    private static final int PRODUCTS_PER_USE = 100;

    /// How many commands [#commands] gives.
    static final int COMMANDS = 8;

    List<Command> commands() {
        var commands = new ArrayList<Command>();
        commands.add(
                define(
                        // On the first category, so that it is seen at once.
                        new PromotionId("welcome-" + category(0)),
                        """
                        "name": "Welcome: 15 %% off", "percentOff": 1500, "categories": ["%s"]"""
                                .formatted(category(0))));
        commands.add(
                define(
                        id("dollar"),
                        """
                        "name": "A dollar off", "type": "AMOUNT",
                        "amount": {"minor": 100, "currency": "USD", "scale": 2},
                        "floor": {"minor": 50, "currency": "USD", "scale": 2},
                        "categories": ["%s"], "zones": ["us-east", "us-west"]"""
                                .formatted(category(1))));
        commands.add(
                define(
                        id("three-for-two"),
                        """
                        "name": "Three for two", "type": "BUY_GET", "buy": 2, "get": 1,
                        "categories": ["%s"]"""
                                .formatted(category(2))));
        commands.add(
                define(
                        id("large-basket"),
                        """
                        "name": "5 off from 50", "type": "THRESHOLD", "level": "BASKET",
                        "threshold": {"minor": 5000, "currency": "EUR", "scale": 2},
                        "amount": {"minor": 500, "currency": "EUR", "scale": 2},
                        "everything": true, "stacking": "STACKABLE", "zones": ["eu-central"]"""));
        commands.add(
                define(
                        coupon(),
                        """
                        "name": "Coupon: 5 %% off", "percentOff": 500, "categories": ["%s"],
                        "uses": %d, "usesPerCustomer": 2"""
                                .formatted(
                                        category(3),
                                        USES_MIN + products.size() / PRODUCTS_PER_USE)));
        commands.add(
                define(
                        budget(),
                        """
                        "name": "2 off", "type": "AMOUNT", "level": "BASKET",
                        "amount": {"minor": 200, "currency": "USD", "scale": 2},
                        "budget": {"minor": 1000000, "currency": "USD", "scale": 2},
                        "categories": ["%s"], "zones": ["us-east"]"""
                                .formatted(category(4))));
        commands.add(
                define(
                        id("picks"),
                        """
                        "name": "Our picks: 10 % off", "percentOff": 1000"""));
        commands.add(new ChangePromotionMembers(id("picks"), picks(), null));
        return commands;
    }

    /// Has a number of uses.
    PromotionId coupon() {
        return id("coupon");
    }

    /// Has a budget, in [#dollars].
    PromotionId budget() {
        return id("budget");
    }

    static Money dollars(long minor) {
        return new Money(minor, "USD", 2);
    }

    private List<Sku> picks() {
        int from = Math.max(0, products.size() - PICKED);
        return products.subList(from, products.size()).stream().map(Product::sku).toList();
    }

    private PromotionId id(String name) {
        return new PromotionId(prefix.toLowerCase(Locale.ROOT) + "-" + name);
    }

    /// The n-th of those that the products are in, or the last.
    private CategoryId category(int number) {
        return products.stream()
                .map(product -> product.categories().getLast())
                .distinct()
                .limit(number + 1L)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static Command define(PromotionId promotion, String definition) {
        var json =
                """
                {"id": "00000000-0000-4000-8000-000000000000", "type": "DefinePromotion",
                 "promotion": "%s", "data": {%s, "from": "2025-01-01T00:00:00Z"}}
                """
                        .formatted(promotion, definition);
        try {
            return CommandCodec.decode(json.getBytes(StandardCharsets.UTF_8)).command();
        } catch (MalformedCommandException e) {
            throw new IllegalStateException(e);
        }
    }
}
