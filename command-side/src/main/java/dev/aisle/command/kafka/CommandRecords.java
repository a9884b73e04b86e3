package dev.aisle.command.kafka;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.receipt.ReadableId;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType.Kind;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads commands from records.
final class CommandRecords {
    static final int BYTES_MAX = 64 * 1024;
    static final Problem DEFECT =
            Problem.of(Code.QUARANTINED, "a defect of ours; a person looks at it");

    private static final Logger LOG = Logger.getLogger(CommandRecords.class);

    private final ClientIdentity identity;
    private final InstantSource clock;

    CommandRecords(ClientIdentity identity, InstantSource clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /// A command, or what has to be quarantined because it is none.
    IngressCommand read(
            ConsumerRecord<byte[], byte[]> record, PartitionProgress progress, long sequence) {
        var place = CommandHeaders.line(record.headers());
        try {
            var envelope = decode(record.value());
            if (place == null
                    && KeptIds.isGiven(envelope.id(), identity.client(), clock.instant())) {
                place = ReceiptPlace.single(envelope.id());
            }
            var submission =
                    new Submission(
                            repeatable(envelope, place != null),
                            CommandHeaders.read(identity.client(), record.headers()),
                            Instant.ofEpochMilli(record.timestamp()),
                            null);
            return new IngressCommand(record, progress, sequence, submission, envelope.id(), place);
        } catch (MalformedCommandException e) {
            var problem = Problem.of(Code.MALFORMED, e.getMessage(), e.field());
            return quarantined(record, progress, sequence, place, problem);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A record can't be read by a defect, and is quarantined partition=%d offset=%d",
                    record.partition(),
                    record.offset());
            return quarantined(record, progress, sequence, place, DEFECT);
        }
    }

    private static IngressCommand quarantined(
            ConsumerRecord<byte[], byte[]> record,
            PartitionProgress progress,
            long sequence,
            @Nullable ReceiptPlace place,
            Problem problem) {
        var command =
                new IngressCommand(record, progress, sequence, null, idOf(record.value()), place);
        command.quarantine(problem);
        return command;
    }

    private static CommandEnvelope decode(byte @Nullable [] payload)
            throws MalformedCommandException {
        if (payload == null || payload.length > BYTES_MAX) {
            throw new MalformedCommandException(null, "a command is 1 byte to 64 KiB");
        }
        return CommandCodec.decode(payload);
    }

    /// A record may come again. A feed goes by its source versions, and then its repeat is a duplicate;
    /// where somebody will ask for the first answer, it goes by its id.
    private static CommandEnvelope repeatable(CommandEnvelope envelope, boolean kept) {
        var kind = envelope.type().kind();
        boolean ordered = envelope.source() != null && kind == Kind.FEED && !kept;
        return envelope.idempotencyKey() != null || ordered || kind == Kind.DELTA
                ? envelope
                : new CommandEnvelope(
                        envelope.id(),
                        envelope.type(),
                        envelope.command(),
                        envelope.expectedVersion(),
                        envelope.id().toString(),
                        envelope.source(),
                        envelope.occurredAt(),
                        envelope.dryRun());
    }

    private static @Nullable UUID idOf(byte @Nullable [] payload) {
        return payload == null || payload.length > BYTES_MAX ? null : ReadableId.of(payload);
    }
}
