package dev.aisle.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.event.PriceEvent.AppliedPromotion;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.price.PriceKind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files under `golden/` are what installations hold: one that was released is never changed. A new
/// schema version gets a file of its own beside it.
class GoldenEventsTest {
    @ParameterizedTest
    @EnumSource(EventType.class)
    void eventsAreWrittenAsTheirGoldenFile(EventType type) {
        assertThat(new String(EventCodec.encode(Samples.of(type)), UTF_8))
                .isEqualTo(golden(file(type)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void eventsAreReadFromTheirGoldenFile(EventType type) {
        assertThat(EventCodec.decode(type, golden(file(type)).getBytes(UTF_8)))
                .isEqualTo(Samples.of(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatANewerWriterAddsIsPassedOver(EventType type) {
        var added = "{\"addedLater\":{\"a\":[1,2]}," + golden(file(type)).substring(1);
        assertThat(EventCodec.decode(type, added.getBytes(UTF_8))).isEqualTo(Samples.of(type));
    }

    @Test
    void thePromotionsOfAReferenceAreWrittenBesideTheFirst() {
        var proof =
                new ReferenceProof(
                        12,
                        Instant.parse("2026-11-27T05:00:00Z"),
                        Instant.parse("2026-11-28T05:00:00Z"),
                        PriceKind.SALE,
                        new PromotionId("bf-26"),
                        3L,
                        List.of(
                                new AppliedPromotion(new PromotionId("bf-26"), 3),
                                new AppliedPromotion(new PromotionId("tools"), 1)),
                        Instant.parse("2026-11-29T05:00:00Z"));
        var before = (PriceReductionAnnounced) Samples.of(EventType.PRICE_REDUCTION_ANNOUNCED);
        var event =
                new PriceReductionAnnounced(
                        before.percentOff(),
                        before.price(),
                        before.from(),
                        before.until(),
                        before.reference(),
                        before.windowFrom(),
                        before.windowUntil(),
                        before.progressive(),
                        proof);
        var written = EventCodec.encode(event);

        assertThat(new String(written, UTF_8))
                .endsWith(
                        "\"promotion\":\"bf-26\",\"promotionVersion\":3,\"promotions\":[{"
                                + "\"promotion\":\"bf-26\",\"version\":3},{\"promotion\":\"tools\","
                                + "\"version\":1}],\"promotionsAsOf\":\"2026-11-29T05:00:00.000Z\"}}");
        assertThat(EventCodec.decode(EventType.PRICE_REDUCTION_ANNOUNCED, written))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventWithoutItsFieldsIsNotRead(EventType type) {
        assertThatThrownBy(() -> EventCodec.decode(type, "{}".getBytes(UTF_8)))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessage(type.wireName() + " can't be decoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "\"x\"", "{", "{\"quantity\":null}", "\u0000"})
    void bytesThatAreNoEventAreNotRead(String text) {
        assertThatThrownBy(() -> EventCodec.decode(EventType.STOCK_SOLD, text.getBytes(UTF_8)))
                .isInstanceOf(UndecodableEventException.class);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void typesAreFoundByNameAndByEvent(EventType type) {
        assertThat(EventType.of(Samples.of(type))).isEqualTo(type);
        assertThat(EventType.ofWireName(type.wireName())).contains(type.schemas().getLast());
        assertThat(type.wireName())
                .isEqualTo(
                        "dev.aisle."
                                + type.family().path()
                                + "."
                                + type.eventClass().getSimpleName()
                                + ".v"
                                + type.schemas().size());
    }

    @ParameterizedTest
    @MethodSource("formerSchemas")
    void whatWasWrittenByAFormerVersionIsReadAsThePresentOne(EventSchema former) {
        var golden = golden(file(former));
        var event = EventCodec.decode(former, golden.getBytes(UTF_8));

        assertThat(event).isEqualTo(Samples.upcast(former));
        assertThat(EventType.of(event)).isEqualTo(former.type());
        assertThat(EventType.ofWireName(former.wireName())).contains(former);
        // What a former version read is written by the present one only.
        assertThat(new String(EventCodec.encode(event), UTF_8)).isNotEqualTo(golden);
    }

    static Stream<EventSchema> formerSchemas() {
        return Stream.of(EventType.values())
                .flatMap(type -> type.schemas().stream())
                .filter(schema -> schema.version() < schema.type().schemaVersion());
    }

    @Test
    void aTypeThatNobodyKnowsIsNone() {
        assertThat(EventType.ofWireName("dev.aisle.price.PriceSet.v2")).isEmpty();
    }

    @Test
    void metadataIsItsGoldenFile() {
        assertThat(new String(EventCodec.encodeMetadata(Samples.metadata()), UTF_8))
                .isEqualTo(golden("EventMetadata.json"));
        assertThat(EventCodec.decodeMetadata(golden("EventMetadata.json").getBytes(UTF_8)))
                .isEqualTo(Samples.metadata());
    }

    @Test
    void metadataNeedsACommandAndAClient() {
        assertThatThrownBy(() -> EventCodec.decodeMetadata("{\"client\":\"a\"}".getBytes(UTF_8)))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessage("event metadata can't be decoded");
    }

    private static String file(EventType type) {
        return file(type.schemas().getLast());
    }

    private static String file(EventSchema schema) {
        return schema.type().eventClass().getSimpleName() + ".v" + schema.version() + ".json";
    }

    private static String golden(String file) {
        try (var in = GoldenEventsTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
