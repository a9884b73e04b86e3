package dev.aisle.command.kafka;

import dev.aisle.contracts.receipt.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Keeps records that are no commands for a person to look at, as they came, with the reason in headers.
@ApplicationScoped
class Quarantine {
    private static final Duration PAUSE_MIN = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    private final MutinyEmitter<byte[]> emitter;

    Quarantine(@Channel("quarantine") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    Uni<Void> keep(byte @Nullable [] payload, @Nullable Object key, Problem problem) {
        var headers = new RecordHeaders();
        headers.add("aisle-code", Records.bytes(problem.code().name()));
        headers.add("aisle-detail", Records.bytes(problem.detail()));
        if (problem.field() != null) {
            headers.add("aisle-field", Records.bytes(problem.field()));
        }
        var metadata =
                OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(key instanceof byte[] bytes ? bytes : null)
                        .withHeaders(headers)
                        .build();
        return Uni.createFrom()
                .deferred(
                        () ->
                                emitter.sendMessage(
                                        Message.of(payload == null ? new byte[0] : payload)
                                                .addMetadata(metadata)))
                .onFailure()
                .retry()
                .withBackOff(PAUSE_MIN, PAUSE_MAX)
                .indefinitely();
    }
}
