package dev.aisle.command.kafka;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commands from the command topic, each with one final receipt. A command's offset is committed after
/// its append and its receipt (P1), so after a crash it comes again; source versions and keys make that
/// harmless, and what has neither goes by its command id.
@ApplicationScoped
public class CommandIngress {
    private static final Logger LOG = Logger.getLogger(CommandIngress.class);
    private static final int LENGTH_MAX = 64 * 1024;
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    private final Engine engine;
    private final ClientIdentity identity;
    private final Quarantine quarantine;
    private final IngressConfig config;
    private final InstantSource clock;

    CommandIngress(
            Engine engine,
            ClientIdentity identity,
            Quarantine quarantine,
            IngressConfig config,
            InstantSource clock) {
        this.engine = engine;
        this.identity = identity;
        this.quarantine = quarantine;
        this.config = config;
        this.clock = clock;
    }

    /// Records are submitted in the order of their partition, so commands of one stream are decided in
    /// order.
    @Incoming("commands")
    @Outgoing("receipts")
    public Multi<Message<byte[]>> decideAll(Multi<Message<byte[]>> records) {
        return records.onItem().transformToUni(this::receipt).merge(config.inFlightMax());
    }

    private Uni<Message<byte[]>> receipt(Message<byte[]> record) {
        var metadata = metadata(record);
        try {
            var envelope = decode(record.getPayload());
            return decide(submission(envelope, metadata))
                    .map(receipt -> answer(record, receipt, envelope.command().stream().key()))
                    .onFailure()
                    .recoverWithUni(defect -> undecidable(record, defect));
        } catch (MalformedCommandException e) {
            return quarantined(record, Problem.of(Code.MALFORMED, e.getMessage(), e.field()));
        }
    }

    private static CommandEnvelope decode(byte @Nullable [] payload)
            throws MalformedCommandException {
        if (payload == null || payload.length > LENGTH_MAX) {
            throw new MalformedCommandException(null, "a command is 1 byte to 64 KiB");
        }
        return CommandCodec.decode(payload);
    }

    /// What fails for a while only is submitted again until it is decided: there is one final receipt.
    private Uni<Receipt> decide(Submission submission) {
        return Uni.createFrom()
                .completionStage(() -> engine.submit(submission))
                .onItem()
                .transformToUni(
                        receipt ->
                                receipt.code().isTransient()
                                        ? Uni.createFrom().failure(new NotYetException())
                                        : Uni.createFrom().item(receipt))
                .onFailure(NotYetException.class)
                .retry()
                .withBackOff(PAUSE_MIN, PAUSE_MAX)
                .indefinitely();
    }

    private Submission submission(
            CommandEnvelope envelope, @Nullable IncomingKafkaRecordMetadata<?, ?> metadata) {
        var caller =
                CommandHeaders.read(
                        identity.client(), metadata == null ? null : metadata.getHeaders());
        var arrivedAt = metadata == null ? clock.instant() : metadata.getTimestamp();
        return new Submission(repeatable(envelope), caller, arrivedAt, null);
    }

    private static CommandEnvelope repeatable(CommandEnvelope envelope) {
        boolean ordered =
                envelope.source() != null && envelope.type().kind() == CommandType.Kind.FEED;
        return envelope.idempotencyKey() != null || ordered
                ? envelope
                : new CommandEnvelope(
                        envelope.id(),
                        envelope.type(),
                        envelope.command(),
                        envelope.expectedVersion(),
                        envelope.type().kind() == CommandType.Kind.DELTA
                                ? null
                                : envelope.id().toString(),
                        envelope.source(),
                        envelope.occurredAt(),
                        envelope.dryRun());
    }

    private Uni<Message<byte[]>> undecidable(Message<byte[]> record, Throwable defect) {
        LOG.error("A command can't be decided by a defect, and is quarantined", defect);
        return quarantined(
                record, Problem.of(Code.QUARANTINED, "a defect of ours; a person looks at it"));
    }

    private Uni<Message<byte[]>> quarantined(Message<byte[]> record, Problem problem) {
        var metadata = metadata(record);
        return quarantine
                .keep(record.getPayload(), metadata == null ? null : metadata.getKey(), problem)
                .map(_ -> answer(record, Receipt.refused(null, problem), null));
    }

    private static @Nullable IncomingKafkaRecordMetadata<?, ?> metadata(Message<byte[]> record) {
        for (var item : record.getMetadata()) {
            if (item instanceof IncomingKafkaRecordMetadata<?, ?> metadata) {
                return metadata;
            }
        }
        return null;
    }

    /// Acknowledging the receipt acknowledges the command.
    private static Message<byte[]> answer(
            Message<byte[]> record, Receipt receipt, @Nullable String key) {
        var metadata =
                OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(key == null ? null : Records.bytes(key))
                        .build();
        return record.withPayload(Records.json(receipt)).withMetadata(List.of(metadata));
    }

    private static final class NotYetException extends RuntimeException {
        NotYetException() {
            super("the command can't be decided yet", null, false, false);
        }
    }
}
