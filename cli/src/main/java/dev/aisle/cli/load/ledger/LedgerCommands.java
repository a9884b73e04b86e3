package dev.aisle.cli.load.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.cli.load.OutgoingCommand;
import dev.aisle.cli.load.ledger.LedgerSurvey.LedgerProduct;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.UUID;

/// A ledger's lines as commands. They are written as JSON by hand, since a ledger's codes need not be
/// ids, nor its prices prices: they go out as they are, and the command side says so.
///
/// Ids and idempotency keys are made from invoice and line, so that replaying a ledger again changes
/// nothing within the idempotency window.
final class LedgerCommands {
    static final String ZONE = "gb";
    static final String TIME_ZONE = "Europe/London";
    static final String CURRENCY = "GBP";
    static final int SCALE = 2;
    static final String LOCATION = "gb-main";
    static final String SOURCE = "ledger";

    private static final String ROOT_CATEGORY = "everything";
    private static final String BRAND = "unbranded";
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private LedgerCommands() {}

    static List<OutgoingCommand> reference() {
        return List.of(
                define(
                        CommandType.DefineZone,
                        new DefineZone(
                                new ZoneId(ZONE), CURRENCY, SCALE, TIME_ZONE, TaxDisplay.GROSS)),
                define(
                        CommandType.DefineLocation,
                        new DefineLocation(
                                new LocationId(LOCATION), LocationKind.WAREHOUSE, TIME_ZONE, true)),
                define(
                        CommandType.DefineSource,
                        new DefineSource(
                                new SourceId(SOURCE),
                                List.of(Family.PRICE, Family.STOCK),
                                VersionKind.TIMESTAMP)));
    }

    private static OutgoingCommand define(
            CommandType type, dev.aisle.contracts.command.Command command) {
        var id = UUID.nameUUIDFromBytes(type.name().getBytes(StandardCharsets.UTF_8));
        return OutgoingCommand.of(
                new CommandEnvelope(id, type, command, null, null, null, null, false));
    }

    static OutgoingCommand introduce(LedgerProduct product) {
        var json = envelope(CommandType.IntroduceProduct, product.stockCode(), "introduce");
        var data = json.putObject("data");
        data.put("title", product.title());
        data.put("brand", BRAND);
        data.putArray("categories").add(ROOT_CATEGORY).add(product.category());
        return command(json, product.stockCode());
    }

    /// Generated, since a ledger doesn't say what lay there before its first line.
    static OutgoingCommand openingStock(LedgerProduct product, Instant begin) {
        var json = envelope(CommandType.ReceiveStock, product.stockCode(), "opening");
        json.put("location", LOCATION);
        json.put("idempotencyKey", SOURCE + "/opening");
        json.put("occurredAt", MILLIS.format(begin));
        json.putObject("data").put("quantity", product.openingStock());
        return command(json, product.stockCode());
    }

    static OutgoingCommand price(LedgerLine line) {
        var json = envelope(CommandType.SetPrice, line.stockCode(), "price/" + line.number());
        json.put("zone", ZONE);
        json.put("occurredAt", MILLIS.format(line.at()));
        var source = json.putObject("source");
        source.put("id", SOURCE);
        source.put("at", MILLIS.format(line.at()));
        source.put("line", line.number());
        putMoney(json.putObject("data"), line.unitPrice());
        var command = command(json, line.stockCode());
        return line.unitPrice().signum() == 0 ? command.as("SetPrice of zero") : command;
    }

    /// A sale, or a return where the quantity is below zero.
    static OutgoingCommand movement(LedgerLine line) {
        var type = line.quantity() < 0 ? CommandType.RecordReturn : CommandType.RecordSale;
        var json = envelope(type, line.stockCode(), "movement/" + line.number());
        json.put("location", LOCATION);
        json.put("idempotencyKey", SOURCE + "/" + line.invoice() + "/" + line.number());
        json.put("occurredAt", MILLIS.format(line.at()));
        json.putObject("data").put("quantity", Math.abs(line.quantity()));
        return command(json, line.stockCode());
    }

    /// In the zone's scale where that is exact, else in the scale that the ledger has it in.
    private static void putMoney(ObjectNode data, BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        int scale = Math.max(SCALE, exact.scale());
        var price = data.putObject("price");
        price.put("minor", exact.setScale(scale).unscaledValue());
        price.put("currency", CURRENCY);
        price.put("scale", scale);
    }

    private static ObjectNode envelope(CommandType type, String stockCode, String name) {
        var bytes = (SOURCE + "/" + stockCode + "/" + name).getBytes(StandardCharsets.UTF_8);
        var json = Json.LENIENT.createObjectNode();
        json.put("id", UUID.nameUUIDFromBytes(bytes).toString());
        json.put("type", type.name());
        json.put("sku", stockCode);
        return json;
    }

    private static OutgoingCommand command(ObjectNode json, String stockCode) {
        try {
            return new OutgoingCommand(
                    UUID.fromString(json.path("id").textValue()),
                    json.path("type").textValue(),
                    stockCode,
                    Json.LENIENT.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command that can't be written as JSON", e);
        }
    }
}
