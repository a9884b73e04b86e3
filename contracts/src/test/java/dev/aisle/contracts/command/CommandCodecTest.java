package dev.aisle.contracts.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandCodecTest {
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void aFullEnvelopeIsReadBack(CommandType type) throws Exception {
        var envelope =
                new CommandEnvelope(
                        ID,
                        type,
                        CommandSamples.of(type),
                        7L,
                        "till-9/4711",
                        SourceVersion.sequenced(new SourceId("pricing"), 3, 42),
                        Instant.parse("2026-11-27T05:00:00Z"),
                        true);
        assertThat(CommandCodec.decode(CommandCodec.encode(envelope))).isEqualTo(envelope);
    }

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void aBareEnvelopeIsReadBack(CommandType type) throws Exception {
        var envelope =
                new CommandEnvelope(
                        ID, type, CommandSamples.of(type), null, null, null, null, false);
        assertThat(CommandCodec.decode(CommandCodec.encode(envelope))).isEqualTo(envelope);
    }

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void targetsStandInTheEnvelopeAndTheRestInData(CommandType type) throws Exception {
        var envelope =
                new CommandEnvelope(
                        ID, type, CommandSamples.of(type), null, null, null, null, false);
        var json = dev.aisle.contracts.json.Json.STRICT.readTree(CommandCodec.encode(envelope));
        assertThat(type.targets()).isNotEmpty().allMatch(json::hasNonNull);
        assertThat(type.targets()).noneMatch(json.get("data")::has);
    }

    @Test
    void theEnvelopeIsAsDocumented() throws Exception {
        var json =
                """
                {"id":"01990000-0000-7000-8000-000000000001","type":"SetPrice","sku":"SKU-1","zone":"us-east",\
                "expectedVersion":7,"source":{"id":"pricing","at":"2026-11-27T05:00:00.000Z","line":2},\
                "data":{"price":{"minor":1299,"currency":"USD","scale":2}}}""";
        var envelope =
                new CommandEnvelope(
                        ID,
                        CommandType.SetPrice,
                        new SetPrice(
                                new Sku("SKU-1"),
                                new ZoneId("us-east"),
                                null,
                                new Money(1299, "USD", 2),
                                null,
                                null),
                        7L,
                        null,
                        SourceVersion.timed(
                                new SourceId("pricing"), Instant.parse("2026-11-27T05:00:00Z"), 2),
                        null,
                        false);
        assertThat(CommandCodec.decode(json.getBytes(UTF_8))).isEqualTo(envelope);
        assertThat(new String(CommandCodec.encode(envelope), UTF_8)).isEqualTo(json);
    }

    @Test
    void aRestBodyIsTheData() throws Exception {
        var command =
                CommandCodec.decode(
                        CommandType.SetPrice,
                        Map.of("sku", "SKU-1", "zone", "us-east"),
                        "{\"price\":{\"minor\":1299,\"currency\":\"USD\",\"scale\":2}}"
                                .getBytes(UTF_8));
        assertThat(command)
                .isEqualTo(
                        new SetPrice(
                                new Sku("SKU-1"),
                                new ZoneId("us-east"),
                                null,
                                new Money(1299, "USD", 2),
                                null,
                                null));
    }

    @Test
    void aCommandWithoutDataNeedsNoBody() throws Exception {
        var type = CommandType.ReleaseReservation;
        var targets = Map.of("sku", "SKU-1", "location", "store-42");
        assertThat(
                        CommandCodec.decode(
                                type, targets, "{\"reservationId\":\"cart-1\"}".getBytes(UTF_8)))
                .isEqualTo(CommandSamples.of(type));
    }

    @Test
    void nullsOfWhatMayBeLeftOutAreAsIfLeftOut() throws Exception {
        var json =
                """
                {"id":"01990000-0000-7000-8000-000000000001","type":"SetPrice","sku":"SKU-1","zone":"us-east",
                 "expectedVersion":null,"idempotencyKey":null,"source":null,"occurredAt":null,"dryRun":null,
                 "data":{"price":{"minor":1,"currency":"USD","scale":2},"kind":null,"until":null,"override":null}}
                """;
        var envelope = CommandCodec.decode(json.getBytes(UTF_8));
        assertThat(envelope.expectedVersion()).isNull();
        assertThat(envelope.dryRun()).isFalse();
    }
}
