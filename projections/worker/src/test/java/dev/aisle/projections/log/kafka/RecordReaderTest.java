package dev.aisle.projections.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.projections.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordReaderTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private final RecordReader reader = new RecordReader(EnumSet.of(Family.STOCK));

    @Test
    void anEventIsReadWithItsPlaceInTheLog() {
        assertThat(reader.read(record(Map.of("ce_traceparent", TRACEPARENT), "{\"quantity\":7}")))
                .isEqualTo(
                        new LogRecord.Relevant(
                                new LoggedEvent(
                                        5,
                                        41,
                                        UUID.fromString(ID),
                                        StreamId.parse("stock/SKU-1/store-1"),
                                        3,
                                        Instant.parse("2026-03-01T10:00:00.123Z"),
                                        new StockReceived(7),
                                        TRACEPARENT)));
    }

    @Test
    void anEventOfAnotherFamilyOnlyMovesTheOffset() {
        assertThat(reader.read(record(Map.of("ce_type", "dev.aisle.price.PriceSet.v1"), "?")))
                .isEqualTo(new LogRecord.Irrelevant(41));
    }

    static List<Arguments> unreadable() {
        return List.of(
                Arguments.of(
                        Map.of("ce_type", "dev.aisle.stock.StockReceived.v2"), "{}", "unknown"),
                Arguments.of(Map.of("ce_type", "dev.aisle.spell.Cast.v1"), "{}", "unknown"),
                Arguments.of(Map.of(), "not json", "StockReceived.v1 can't be decoded"),
                Arguments.of(Map.of("ce_id", "7"), "{\"quantity\":7}", "Invalid UUID"),
                Arguments.of(Map.of("ce_subject", "stock"), "{\"quantity\":7}", "a stream is"),
                Arguments.of(Map.of("ce_time", "today"), "{\"quantity\":7}", "today"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCantBeReadSaysWhy(Map<String, String> headers, String payload, String why) {
        var read = reader.read(record(headers, payload));

        assertThat(read).isInstanceOf(LogRecord.Unreadable.class);
        var unreadable = (LogRecord.Unreadable) read;
        assertThat(unreadable.offset()).isEqualTo(41);
        assertThat(unreadable.error()).contains(why);
    }

    @Test
    void aRecordWithoutPayloadIsUnreadable() {
        assertThat(reader.read(record(Map.of(), null)))
                .isEqualTo(
                        new LogRecord.Unreadable(
                                41,
                                "dev.aisle.stock.StockReceived.v1",
                                "the record has no payload"));
    }

    @ParameterizedTest
    @MethodSource("noOffsets")
    void aRecordWithoutABucketOffsetIsForeign(String offset) {
        assertThat(reader.read(record(Map.of("ce_aisleoffset", offset), "{\"quantity\":7}")))
                .isInstanceOf(LogRecord.Foreign.class);
    }

    static List<String> noOffsets() {
        return List.of("", "-1", "1.5", "seven", "9999999999999999999");
    }

    private static ConsumerRecord<byte[], byte @Nullable []> record(
            Map<String, String> headers, @Nullable String payload) {
        var all = new LinkedHashMap<String, String>();
        all.put("ce_specversion", "1.0");
        all.put("ce_id", ID);
        all.put("ce_type", "dev.aisle.stock.StockReceived.v1");
        all.put("ce_subject", "stock/SKU-1/store-1");
        all.put("ce_time", "2026-03-01T10:00:00.123Z");
        all.put("ce_aisleoffset", "41");
        all.put("ce_aisleversion", "3");
        all.putAll(headers);
        var record =
                new ConsumerRecord<>(
                        "aisle.events",
                        5,
                        77L,
                        bytes("SKU-1"),
                        payload == null ? null : bytes(payload));
        all.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
