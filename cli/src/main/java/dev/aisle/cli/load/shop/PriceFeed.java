package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.ReinstatePrice;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.price.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Prices change: list, sale and member prices at once, sales in advance, some of them called off; and a
/// price is withdrawn for a while.
final class PriceFeed {
    private static final AudienceId CLUB = new AudienceId("club");
    private static final double MEMBER_FACTOR = 0.92;
    private static final int WITHDRAWN_AT_ONCE = 10;

    private final ShopDay day;
    private final Dirt dirt;
    private final long[] listMinor;
    private final Deque<SchedulePrice> scheduled = new ArrayDeque<>();
    private final Deque<WithdrawPrice> withdrawn = new ArrayDeque<>();

    PriceFeed(ShopDay day, Dirt dirt) {
        this.day = day;
        this.dirt = dirt;
        this.listMinor = day.products().stream().mapToLong(Product::baseMinor).toArray();
    }

    void change(int product) {
        var zone = day.zone();
        int kind = day.random().nextInt(100);
        if (kind < 55) {
            say(product, zone, list(product, zone));
        } else if (kind < 80) {
            say(product, zone, sale(product, zone));
        } else if (kind < 88) {
            say(product, zone, member(product, zone));
        } else if (kind < 95) {
            schedule(product, zone);
        } else if (kind < 97) {
            callOff();
        } else {
            withdrawOrReinstate(product, zone);
        }
    }

    private void say(int product, Market.PriceZone zone, SetPrice price) {
        dirt.feed(
                Envelopes.PRICING,
                price,
                () ->
                        set(
                                product,
                                zone,
                                price.kind(),
                                price.price().minor() + 1,
                                price.until(),
                                price.audience()),
                () ->
                        set(
                                product,
                                zone,
                                price.kind(),
                                price.price().minor() + 2,
                                price.until(),
                                price.audience()));
    }

    private SetPrice list(int product, Market.PriceZone zone) {
        // Kept near where it began, so that no walk leaves the guard rail.
        listMinor[product] = Prices.drifted(day.products().get(product).baseMinor(), day.random());
        return set(product, zone, PriceKind.LIST, present(product, zone), null, null);
    }

    private SetPrice sale(int product, Market.PriceZone zone) {
        long minor = Prices.discounted(present(product, zone), day.random());
        var until = day.now().plus(Duration.ofHours(day.random().nextInt(1, 73)));
        return set(product, zone, PriceKind.SALE, minor, until, null);
    }

    private SetPrice member(int product, Market.PriceZone zone) {
        long minor = Math.max(1, Math.round(present(product, zone) * MEMBER_FACTOR));
        return set(product, zone, PriceKind.MEMBER, minor, null, CLUB);
    }

    private void schedule(int product, Market.PriceZone zone) {
        var from = day.now().plus(Duration.ofHours(day.random().nextInt(1, 48)));
        var price =
                new SchedulePrice(
                        day.products().get(product).sku(),
                        zone.id(),
                        PriceKind.SALE,
                        Baseline.money(
                                zone, Prices.discounted(present(product, zone), day.random())),
                        from,
                        from.plus(Duration.ofHours(day.random().nextInt(1, 73))),
                        null,
                        null,
                        null);
        if (scheduled.size() < ShopDay.OPEN_MAX) {
            scheduled.add(price);
        }
        var envelopes = day.envelopes();
        dirt.send(envelopes.feed(price, envelopes.nextVersion(Envelopes.PRICING)));
    }

    private void callOff() {
        var price = scheduled.poll();
        if (price != null) {
            day.send(
                    day.envelopes()
                            .decision(
                                    new CancelScheduledPrice(
                                            price.sku(),
                                            price.zone(),
                                            price.kind(),
                                            price.from(),
                                            null,
                                            null)));
        }
    }

    private void withdrawOrReinstate(int product, Market.PriceZone zone) {
        if (withdrawn.size() >= WITHDRAWN_AT_ONCE) {
            var price = withdrawn.remove();
            day.send(day.envelopes().decision(new ReinstatePrice(price.sku(), price.zone())));
        } else {
            var price =
                    new WithdrawPrice(
                            day.products().get(product).sku(), zone.id(), "looked at by a person");
            withdrawn.add(price);
            day.send(day.envelopes().decision(price));
        }
    }

    private long present(int product, Market.PriceZone zone) {
        return Math.max(1, Math.round(listMinor[product] * zone.factor()));
    }

    private SetPrice set(
            int product,
            Market.PriceZone zone,
            @Nullable PriceKind kind,
            long minor,
            @Nullable Instant until,
            @Nullable AudienceId audience) {
        return new SetPrice(
                day.products().get(product).sku(),
                zone.id(),
                kind,
                Baseline.money(zone, minor),
                until,
                null,
                audience,
                null);
    }
}
