package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.id.SourceId;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts commands of one run into envelopes, with ids, keys and source versions that never meet those of
/// another run.
final class Envelopes {
    static final SourceId PRICING = new SourceId("pricing");
    static final SourceId STOCKTAKE = new SourceId("stocktake");

    private final String run;
    private final long epoch;
    private final SplittableRandom ids;
    private long sequence;
    private long messages;

    /// @param run part of every key; letters, digits and `-`
    /// @param epoch of the pricing source, higher than that of any run before
    Envelopes(String run, long epoch) {
        this.run = run;
        this.epoch = epoch;
        this.ids = new SplittableRandom(run.hashCode() * 31L + epoch);
    }

    CommandEnvelope decision(Command command) {
        return envelope(command, null, null, null);
    }

    CommandEnvelope feed(Command command, SourceVersion version) {
        return envelope(command, null, version, null);
    }

    SourceVersion nextVersion(SourceId source) {
        return SourceVersion.sequenced(source, epoch, ++sequence);
    }

    /// With the next message id as its idempotency key.
    CommandEnvelope delta(StockCommand command) {
        return delta(command, null);
    }

    /// @param occurredAt when it moved; when it arrives if null
    CommandEnvelope delta(StockCommand command, @Nullable Instant occurredAt) {
        return envelope(command, nextMessage(), null, occurredAt);
    }

    String nextMessage() {
        return run + "-" + ++messages;
    }

    private CommandEnvelope envelope(
            Command command,
            @Nullable String key,
            @Nullable SourceVersion source,
            @Nullable Instant occurredAt) {
        // Version 4, variant 2, as RFC 9562 wants it of random ids.
        var id =
                new UUID(
                        ids.nextLong() & ~0xf000L | 0x4000L,
                        ids.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
        return new CommandEnvelope(
                id, CommandType.of(command), command, null, key, source, occurredAt, false);
    }
}
