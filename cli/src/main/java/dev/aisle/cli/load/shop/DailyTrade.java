package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.price.PriceKind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// An endless mix of what happens in a shop: prices change, tills sell and take back, deliveries come
/// in, baskets reserve and let go; popular products more than others. With the dirt of real feeds:
/// exact duplicates, values out of order, and now and then two contents of one version.
final class DailyTrade {
    private static final double DUPLICATE_SHARE = 0.01;
    private static final double OUT_OF_ORDER_SHARE = 0.02;
    private static final double CONFLICT_SHARE = 0.0001;
    private static final double SALE_PRICE_SHARE = 0.3;

    private static final int PRICE_PERCENT = 20;
    private static final int TILL_SALE_PERCENT = 45;
    private static final int RETURN_PERCENT = 4;
    private static final int DELIVERY_PERCENT = 6;
    private static final int RESERVE_PERCENT = 15;

    private static final Duration RESERVATION_TIME = Duration.ofMinutes(15);
    private static final int OPEN_RESERVATIONS_MAX = 10_000;

    private final List<Product> products;
    private final int[] productByRank;
    private final long[] listMinor;
    private final Popularity popularity;
    private final Envelopes envelopes;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Deque<ReserveStock> open = new ArrayDeque<>();
    private final Deque<CommandEnvelope> next = new ArrayDeque<>();

    DailyTrade(Assortment assortment, Envelopes envelopes, long seed, InstantSource clock) {
        this.products = assortment.products();
        this.popularity = new Popularity(products.size(), Popularity.RETAIL_SLOPE);
        this.envelopes = envelopes;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.productByRank = shuffled(products.size(), seed);
        this.listMinor = products.stream().mapToLong(Product::baseMinor).toArray();
    }

    private static int[] shuffled(int count, long seed) {
        var numbers = new java.util.ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, new Random(seed));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The next command.
    CommandEnvelope next() {
        if (next.isEmpty()) {
            draw();
        }
        return next.remove();
    }

    private void draw() {
        int index = productByRank[popularity.draw(random)];
        var product = products.get(index);
        int kind = random.nextInt(100);
        int upTo = PRICE_PERCENT;
        if (kind < upTo) {
            priceChange(index, product);
        } else if (kind < (upTo += TILL_SALE_PERCENT)) {
            delta(envelopes.delta(new RecordSale(product.sku(), location(), quantity())));
        } else if (kind < (upTo += RETURN_PERCENT)) {
            delta(envelopes.delta(new RecordReturn(product.sku(), location(), 1)));
        } else if (kind < (upTo += DELIVERY_PERCENT)) {
            delta(
                    envelopes.delta(
                            new ReceiveStock(product.sku(), location(), random.nextInt(12, 49))));
        } else if (kind < upTo + RESERVE_PERCENT || open.isEmpty()) {
            reserve(product);
        } else {
            release();
        }
    }

    private void priceChange(int index, Product product) {
        var zone = Market.ZONES.get(random.nextInt(Market.ZONES.size()));
        long list = Math.max(1, Math.round(listMinor[index] * zone.factor()));
        var change =
                random.nextDouble() < SALE_PRICE_SHARE
                        ? salePrice(product, zone, list)
                        : listPrice(index, product, zone);
        double dirt = random.nextDouble();
        if (dirt < OUT_OF_ORDER_SHARE) {
            // The newer one overtakes.
            var older = envelopes.nextVersion();
            var version = envelopes.nextVersion();
            next.add(envelopes.feed(change, version));
            next.add(envelopes.feed(listPrice(index, product, zone), older));
        } else if (dirt < OUT_OF_ORDER_SHARE + CONFLICT_SHARE) {
            var version = envelopes.nextVersion();
            next.add(envelopes.feed(change, version));
            next.add(envelopes.feed(otherThan(change), version));
        } else {
            delta(envelopes.feed(change));
        }
    }

    /// Perhaps with an exact duplicate.
    private void delta(CommandEnvelope command) {
        next.add(command);
        if (random.nextDouble() < DUPLICATE_SHARE) {
            next.add(command);
        }
    }

    private SetPrice listPrice(int index, Product product, Market.PriceZone zone) {
        // Kept near where it began, so that no walk leaves the guard rail.
        long minor = Prices.drifted(product.baseMinor(), random);
        listMinor[index] = minor;
        long inZone = Math.max(1, Math.round(minor * zone.factor()));
        return new SetPrice(
                product.sku(), zone.id(), PriceKind.LIST, Baseline.money(zone, inZone), null, null);
    }

    private SetPrice salePrice(Product product, Market.PriceZone zone, long listMinor) {
        var until = now().plus(Duration.ofHours(random.nextInt(1, 73)));
        var price = Baseline.money(zone, Prices.discounted(listMinor, random));
        return new SetPrice(product.sku(), zone.id(), PriceKind.SALE, price, until, null);
    }

    private static SetPrice otherThan(SetPrice change) {
        var price = change.price().withMinor(change.price().minor() + 1);
        return new SetPrice(
                change.sku(), change.zone(), change.kind(), price, change.until(), null);
    }

    private void reserve(Product product) {
        var reservation =
                new ReserveStock(
                        product.sku(),
                        location(),
                        new ReservationId(envelopes.nextMessage()),
                        quantity(),
                        now().plus(RESERVATION_TIME));
        if (open.size() == OPEN_RESERVATIONS_MAX) {
            // Left to the clock.
            open.remove();
        }
        open.add(reservation);
        next.add(envelopes.decision(reservation));
    }

    private void release() {
        var reservation = open.remove();
        next.add(
                envelopes.decision(
                        new ReleaseReservation(
                                reservation.sku(),
                                reservation.location(),
                                reservation.reservationId())));
    }

    private LocationId location() {
        return Market.LOCATIONS.get(random.nextInt(Market.LOCATIONS.size())).location();
    }

    /// Mostly one, seldom many.
    private long quantity() {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * 0.8);
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
