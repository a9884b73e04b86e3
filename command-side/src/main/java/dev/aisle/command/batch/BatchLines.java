package dev.aisle.command.batch;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.MalformedCommandException;

/// Reads the commands of a batch's lines.
///
/// @param dryRun whether all are only tried, whatever they say themselves
record BatchLines(boolean dryRun) {
    CommandEnvelope decode(byte[] json) throws MalformedCommandException {
        var envelope = CommandCodec.decode(json);
        return !dryRun || envelope.dryRun()
                ? envelope
                : new CommandEnvelope(
                        envelope.id(),
                        envelope.type(),
                        envelope.command(),
                        envelope.expectedVersion(),
                        envelope.idempotencyKey(),
                        envelope.source(),
                        envelope.occurredAt(),
                        true);
    }
}
