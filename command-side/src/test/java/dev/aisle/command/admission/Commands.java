package dev.aisle.command.admission;

import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command of each class.
final class Commands {
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId STORE = new LocationId("store-42");

    private Commands() {}

    static Submission of(CommandClass commandClass) {
        return of(commandClass, "local", null);
    }

    static Submission of(CommandClass commandClass, String client, @Nullable Instant deadline) {
        var command = command(commandClass);
        var type =
                Arrays.stream(CommandType.values())
                        .filter(t -> t.commandClass().isInstance(command))
                        .findAny()
                        .orElseThrow();
        return new Submission(
                new CommandEnvelope(
                        UUID.randomUUID(), type, command, null, "key", null, null, false),
                new Caller(client, null, null, null),
                Instant.EPOCH,
                deadline);
    }

    private static Command command(CommandClass commandClass) {
        return switch (commandClass) {
            case CATALOGUE ->
                    new IntroduceProduct(
                            SKU,
                            "A lamp",
                            new BrandId("acme"),
                            List.of(new CategoryId("home")),
                            null);
            case FEED ->
                    new SetPrice(
                            SKU, new ZoneId("de"), null, new Money(1299, "EUR", 2), null, null);
            case TILL -> new RecordSale(SKU, STORE, 1);
            case CRITICAL -> new ReleaseReservation(SKU, STORE, new ReservationId("r-1"));
        };
    }
}
