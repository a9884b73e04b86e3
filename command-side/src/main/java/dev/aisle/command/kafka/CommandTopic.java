package dev.aisle.command.kafka;

import dev.aisle.command.client.Caller;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Makes a command durable for later: the answer 202 follows its write to the command topic.
@ApplicationScoped
public class CommandTopic {
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

    private final MutinyEmitter<byte[]> emitter;

    CommandTopic(@Channel("accepted-commands") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /// Completes once the command is durable; a failure leaves open whether it is.
    public Uni<Void> publish(CommandEnvelope envelope, Caller caller) {
        var headers = new RecordHeaders();
        CommandHeaders.write(caller, headers);
        var metadata =
                OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(envelope.command().stream().key().getBytes(StandardCharsets.UTF_8))
                        .withHeaders(headers)
                        .build();
        return emitter.sendMessage(Message.of(CommandCodec.encode(envelope)).addMetadata(metadata))
                .ifNoItem()
                .after(WRITE_TIMEOUT)
                .fail();
    }
}
