package dev.aisle.benchmarks.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shop of some products, and the commands that keep it busy. Prices are drawn so that every one passes
/// the guard rail after any other.
///
/// @param skus few enough that the engine remembers all of them
record Shop(int skus) {
    static final ZoneId ZONE = new ZoneId("us-east");
    static final LocationId LOCATION = new LocationId("store-1");

    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();
    private static final int PRICE_MIN = 1_000;
    private static final int PRICE_MAX = 2_900;
    private static final long STOCK = 1_000_000_000;
    private static final Duration HELD_FOR = Duration.ofMinutes(15);

    /// The zone and the location, which the others need.
    List<CommandEnvelope> references() {
        return List.of(
                envelope(
                        CommandType.DefineZone,
                        new DefineZone(
                                ZONE, "USD", 2, "America/New_York", ReferenceEvent.TaxDisplay.NET),
                        null),
                envelope(
                        CommandType.DefineLocation,
                        new DefineLocation(
                                LOCATION,
                                ReferenceEvent.LocationKind.STORE,
                                "America/New_York",
                                true),
                        null));
    }

    /// Every product, its price and its stock.
    Stream<CommandEnvelope> opening() {
        return IntStream.range(0, skus)
                .boxed()
                .flatMap(
                        i ->
                                Stream.of(
                                        envelope(
                                                CommandType.IntroduceProduct,
                                                new IntroduceProduct(
                                                        sku(i),
                                                        "Mug " + i,
                                                        new BrandId("brand-" + i % 100),
                                                        List.of(new CategoryId("mugs-" + i % 50)),
                                                        null),
                                                null),
                                        setPrice(i, PRICE_MIN),
                                        envelope(
                                                CommandType.ReceiveStock,
                                                new ReceiveStock(sku(i), LOCATION, STOCK),
                                                "delivery-" + i)));
    }

    /// A new price of any product.
    CommandEnvelope setPrice(SplittableRandom random) {
        return setPrice(random.nextInt(skus), random.nextInt(PRICE_MIN, PRICE_MAX));
    }

    /// A basket's reservation of one piece of any product.
    CommandEnvelope reserve(SplittableRandom random) {
        return reserve(sku(random.nextInt(skus)));
    }

    /// A basket's reservation of one piece.
    CommandEnvelope reserve(Sku sku) {
        return envelope(
                CommandType.ReserveStock,
                new ReserveStock(
                        sku,
                        LOCATION,
                        new ReservationId(IDS.generate().toString()),
                        1,
                        Instant.now().plus(HELD_FOR)),
                null);
    }

    List<StreamId> prices() {
        return IntStream.range(0, skus).mapToObj(i -> StreamId.price(sku(i), ZONE)).toList();
    }

    static StreamId stock(Sku sku) {
        return StreamId.stock(sku, LOCATION);
    }

    /// With its own id as idempotency key.
    static CommandEnvelope keyed(CommandEnvelope envelope) {
        return new CommandEnvelope(
                envelope.id(),
                envelope.type(),
                envelope.command(),
                envelope.expectedVersion(),
                envelope.id().toString(),
                envelope.source(),
                envelope.occurredAt(),
                envelope.dryRun());
    }

    Sku sku(int i) {
        return new Sku("SKU-" + i);
    }

    private CommandEnvelope setPrice(int i, int minor) {
        return envelope(
                CommandType.SetPrice,
                new SetPrice(sku(i), ZONE, PriceKind.LIST, new Money(minor, "USD", 2), null, null),
                null);
    }

    private static CommandEnvelope envelope(
            CommandType type, Command command, @Nullable String idempotencyKey) {
        return new CommandEnvelope(
                IDS.generate(), type, command, null, idempotencyKey, null, null, false);
    }
}
