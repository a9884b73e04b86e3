package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.CommandEnvelope;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// An endless mix of what happens in a shop: prices change, tills sell and take back, warehouses receive
/// and count, buyers reserve and order, alone or in baskets, and redeem promotions; popular products more
/// than others.
final class DailyTrade {
    private static final int PRICE_PERCENT = 20;
    private static final int SALE_PERCENT = 40;
    private static final int RETURN_PERCENT = 4;
    private static final int WAREHOUSE_PERCENT = 11;
    private static final int ORDER_PERCENT = 20;
    private static final int BASKET_PERCENT = 2;

    private final int[] productByRank;
    private final Popularity popularity;
    private final SplittableRandom random;
    private final PriceFeed prices;
    private final Tills tills;
    private final Warehouse warehouse;
    private final Orders orders;
    private final Baskets baskets;
    private final Redemptions redemptions;
    private final Deque<CommandEnvelope> next = new ArrayDeque<>();

    /// @param shelves as the baseline filled them
    DailyTrade(
            List<Product> products,
            ShopPromotions promotions,
            Envelopes envelopes,
            Shelves shelves,
            long seed,
            InstantSource clock) {
        this.popularity = new Popularity(products.size(), Popularity.RETAIL_SLOPE);
        this.random = new SplittableRandom(seed);
        this.productByRank = shuffled(products.size(), seed);
        var day = new ShopDay(products, envelopes, random, clock, shelves, next::add);
        var dirt = new Dirt(day);
        this.prices = new PriceFeed(day, dirt);
        this.tills = new Tills(day, dirt);
        this.warehouse = new Warehouse(day, dirt);
        this.orders = new Orders(day, dirt);
        this.baskets = new Baskets(day);
        this.redemptions = new Redemptions(day, promotions);
    }

    private static int[] shuffled(int count, long seed) {
        var numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, new Random(seed));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The next command.
    CommandEnvelope next() {
        while (next.isEmpty()) {
            draw();
        }
        return next.remove();
    }

    private void draw() {
        int product = productByRank[popularity.draw(random)];
        int kind = random.nextInt(100);
        int upTo = PRICE_PERCENT;
        if (kind < upTo) {
            prices.change(product);
        } else if (kind < (upTo += SALE_PERCENT)) {
            tills.sell(product);
        } else if (kind < (upTo += RETURN_PERCENT)) {
            tills.takeBack(product);
        } else if (kind < (upTo += WAREHOUSE_PERCENT)) {
            warehouse.work(product);
        } else if (kind < (upTo += ORDER_PERCENT)) {
            orders.next(product);
        } else if (kind < upTo + BASKET_PERCENT) {
            baskets.next(product);
        } else {
            redemptions.next();
        }
    }
}
