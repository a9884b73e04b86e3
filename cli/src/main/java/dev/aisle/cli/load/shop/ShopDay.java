package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.id.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// What all that happens in a shop draws from, and hands its commands to.
///
/// @param out takes commands in the order in which they are to be sent
record ShopDay(
        List<Product> products,
        Envelopes envelopes,
        SplittableRandom random,
        InstantSource clock,
        Shelves shelves,
        Consumer<CommandEnvelope> out) {
    /// How many may wait for their end, of any kind; older ones are left to the clock.
    static final int OPEN_MAX = 10_000;

    void send(CommandEnvelope command) {
        out.accept(command);
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    Market.PriceZone zone() {
        return Market.ZONES.get(random.nextInt(Market.ZONES.size()));
    }

    LocationId location() {
        return Market.LOCATIONS.get(random.nextInt(Market.LOCATIONS.size())).location();
    }

    LocationId locationOtherThan(LocationId location) {
        var other = location();
        while (other.equals(location)) {
            other = location();
        }
        return other;
    }

    /// Mostly one, seldom many.
    int quantity() {
        return 1 + (int) (-Math.log(1 - random.nextDouble()) * 0.8);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Instant in(Duration from, Duration to) {
        return now().plusMillis(random.nextLong(from.toMillis(), to.toMillis()));
    }
}
