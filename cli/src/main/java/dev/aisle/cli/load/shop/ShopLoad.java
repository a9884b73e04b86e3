package dev.aisle.cli.load.shop;

import dev.aisle.cli.load.CommandSender;
import dev.aisle.cli.load.OutgoingCommand;
import dev.aisle.cli.load.Pace;
import dev.aisle.cli.progress.ProgressListener;
import java.time.Duration;
import java.time.InstantSource;

/// Loads a made-up shop: its baseline, then daily trade.
public final class ShopLoad {
    private final ShopSpec spec;
    private final InstantSource clock;

    public ShopLoad(ShopSpec spec, InstantSource clock) {
        this.spec = spec;
        this.clock = clock;
    }

    /// Returns when every command has its receipt.
    public void run(CommandSender sender, ProgressListener progress) throws InterruptedException {
        var assortment =
                Assortment.generate(
                        spec.skuPrefix(), spec.skuCount(), spec.seed(), spec.categoryScale());
        var envelopes = new Envelopes(spec.run(), spec.epoch());
        for (var phase : new Baseline(assortment, envelopes, spec.seed()).phases()) {
            load(phase, sender, progress);
        }
        trade(new DailyTrade(assortment, envelopes, spec.seed() + 1, clock), sender, progress);
    }

    private static void load(Baseline.Phase phase, CommandSender sender, ProgressListener progress)
            throws InterruptedException {
        long before = sender.statistics().settled();
        var commands = phase.commands().iterator();
        while (commands.hasNext()) {
            sender.send(OutgoingCommand.of(commands.next()));
            progress.progressed(
                    phase.name(), sender.statistics().settled() - before, phase.total());
        }
        sender.drain();
        progress.progressed(phase.name(), phase.total(), phase.total());
    }

    private void trade(DailyTrade trade, CommandSender sender, ProgressListener progress)
            throws InterruptedException {
        var duration = spec.tradeFor();
        long total = duration == null ? spec.skuCount() : ProgressListener.TOTAL_UNKNOWN;
        long endNanos = System.nanoTime() + (duration == null ? Duration.ZERO : duration).toNanos();
        long before = sender.statistics().settled();
        var pace = new Pace(spec.ratePerSecond());
        for (long sent = 0;
                duration == null ? sent < total : System.nanoTime() < endNanos;
                sent++) {
            var command = OutgoingCommand.of(trade.next());
            if (spec.ratePerSecond() > 0) {
                sender.send(command, pace.awaitNext());
            } else {
                sender.send(command);
            }
            progress.progressed("daily trade", sender.statistics().settled() - before, total);
        }
        sender.drain();
        progress.progressed("daily trade", sender.statistics().settled() - before, total);
    }
}
