package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.id.SourceId;
import java.util.function.Supplier;

/// The dirt of real feeds: exact duplicates, values out of order, and now and then two contents of one
/// version.
record Dirt(ShopDay day) {
    private static final double DUPLICATE_SHARE = 0.01;
    static final double OUT_OF_ORDER_SHARE = 0.02;
    private static final double CONFLICT_SHARE = 0.0001;

    /// Perhaps with an exact duplicate.
    void send(CommandEnvelope command) {
        day.send(command);
        if (day.happens(DUPLICATE_SHARE)) {
            day.send(command);
        }
    }

    /// What a source says, with its next version; perhaps it has overtaken what it had said before, or is
    /// said in two ways.
    void feed(
            SourceId source,
            Command said,
            Supplier<? extends Command> saidBefore,
            Supplier<? extends Command> otherwise) {
        double kind = day.random().nextDouble();
        var envelopes = day.envelopes();
        if (kind < OUT_OF_ORDER_SHARE) {
            var before = envelopes.nextVersion(source);
            day.send(envelopes.feed(said, envelopes.nextVersion(source)));
            day.send(envelopes.feed(saidBefore.get(), before));
        } else if (kind < OUT_OF_ORDER_SHARE + CONFLICT_SHARE) {
            var version = envelopes.nextVersion(source);
            day.send(envelopes.feed(said, version));
            day.send(envelopes.feed(otherwise.get(), version));
        } else {
            send(envelopes.feed(said, envelopes.nextVersion(source)));
        }
    }
}
