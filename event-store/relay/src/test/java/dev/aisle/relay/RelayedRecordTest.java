package dev.aisle.relay;

import static dev.aisle.relay.MirrorCheck.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.StoredEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayedRecordTest {
    private static final int BUCKET = 2;
    private static final byte[] PAYLOAD = "{ \"price\" : 1.50,\n \"ü\" : [ ] }".getBytes(UTF_8);
    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String UNSAMPLED =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private final Installed installed = Installed.create();

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void isTheStoredEventAsACloudEvent() {
        var stream = Installed.stream(BUCKET, 1);
        installed.append(stream, PAYLOAD, "{\"client\":\"local\"}");
        installed.append(stream, PAYLOAD, "{\"client\":\"local\"}");

        installed.relay(Map.of());

        var record = records(2).get(1);
        var event = stored().get(1);
        assertThat(record.key()).isEqualTo(stream.key().getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(PAYLOAD);
        assertThat(headers(record))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=" + event.id(),
                        "ce_type=dev.aisle.price.PriceSet.v1",
                        "ce_source=/aisle",
                        "ce_subject=" + stream,
                        "ce_time=" + time(event),
                        "content-type=application/json",
                        "ce_aisleoffset=1",
                        "ce_aisleversion=2");
    }

    @Test
    void isReadByTheCloudEventsSdk() {
        var stream = Installed.stream(BUCKET, 1);
        installed.append(stream, PAYLOAD, metadata(SAMPLED));
        installed.relay(Map.of());

        var record = records(1).getFirst();
        var cloudEvent = KafkaMessageFactory.createReader(record).toEvent();

        var event = stored().getFirst();
        assertThat(cloudEvent.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(cloudEvent.getId()).isEqualTo(event.id().toString());
        assertThat(cloudEvent.getType()).isEqualTo("dev.aisle.price.PriceSet.v1");
        assertThat(cloudEvent.getSource()).hasToString("/aisle");
        assertThat(cloudEvent.getSubject()).isEqualTo(stream.toString());
        assertThat(cloudEvent.getTime()).isEqualTo(event.recordedAt().atOffset(ZoneOffset.UTC));
        assertThat(cloudEvent.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(cloudEvent.getData()).toBytes()).isEqualTo(PAYLOAD);
        assertThat(cloudEvent.getExtension("aisleoffset")).isEqualTo("0");
        assertThat(cloudEvent.getExtension("aisleversion")).isEqualTo("1");
        assertThat(cloudEvent.getExtension("traceparent")).isEqualTo(SAMPLED);
    }

    @Test
    void carriesATraceOnlyIfItIsSampled() {
        var stream = Installed.stream(BUCKET, 1);
        installed.append(stream, PAYLOAD, metadata(SAMPLED));
        installed.append(stream, PAYLOAD, metadata(UNSAMPLED));
        installed.append(stream, PAYLOAD, metadata("nonsense"));
        installed.append(stream, PAYLOAD, "{\"actor\":\"\\\"traceparent\\\":\\\"x\\\"\"}");
        installed.append(stream, PAYLOAD, "not json, with \"traceparent\"");

        installed.relay(Map.of());

        var records = records(5);
        assertThat(header(records.getFirst(), EventHeaders.TRACEPARENT)).isEqualTo(SAMPLED);
        assertThat(records.subList(1, 5))
                .allMatch(record -> record.headers().lastHeader(EventHeaders.TRACEPARENT) == null);
    }

    private static String metadata(String traceparent) {
        return "{\"client\":\"local\",\"source\":{\"id\":\"erp\",\"seq\":4},\"traceparent\":\""
                + traceparent
                + "\"}";
    }

    private static String time(StoredEvent event) {
        var text = event.recordedAt().toString();
        return text.length() == "2026-11-21T08:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }

    private List<StoredEvent> stored() {
        return installed.log().read(Map.of(BUCKET, -1L), 10).await().atMost(Duration.ofSeconds(5));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(int expected) {
        return Objects.requireNonNull(
                await().atMost(Duration.ofSeconds(20))
                        .until(
                                () ->
                                        TopicContents.read(installed.installation().eventsTopic())
                                                .getOrDefault(BUCKET, List.of()),
                                records -> records.size() == expected));
    }

    private static Stream<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map((Header header) -> header.key() + "=" + new String(header.value(), UTF_8));
    }
}
