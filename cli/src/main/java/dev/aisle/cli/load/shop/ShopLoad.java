package dev.aisle.cli.load.shop;

import dev.aisle.cli.load.CatalogueImports;
import dev.aisle.cli.load.CommandSender;
import dev.aisle.cli.load.OutgoingCommand;
import dev.aisle.cli.load.Pace;
import dev.aisle.cli.progress.ProgressListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads a made-up shop: its baseline, then daily trade.
public final class ShopLoad {
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(90);

    private final ShopSpec spec;
    private final InstantSource clock;
    private final CommandSender sender;
    private final ProgressListener progress;

    public ShopLoad(
            ShopSpec spec, InstantSource clock, CommandSender sender, ProgressListener progress) {
        this.spec = spec;
        this.clock = clock;
        this.sender = sender;
        this.progress = progress;
    }

    /// Returns when every command has its receipt.
    public void run() throws InterruptedException {
        var scene = new Scene(List.of());
        load(scene.baseline.ground());
        load(scene.baseline.goods());
        trade(scene, scene.own);
    }

    /// The same, with more products that come by a catalogue import. It is published while the rest comes
    /// in, so that some of their prices and stock is parked. Trade is in them only once they are there.
    ///
    /// @return what became of the import, 90 s after all else was there at the latest
    public CatalogueImports.Progress run(CatalogueImports imports) throws InterruptedException {
        var scene = new Scene(RangeImport.products());
        load(scene.baseline.ground());
        var sent = imports.send(RangeImport.lines(scene.delivered));
        load(scene.baseline.goods());
        progress.progressed("catalogue import", 0, ProgressListener.TOTAL_UNKNOWN);
        var published = imports.await(sent, PUBLISHED_WITHIN);
        trade(scene, published.isPublished() ? scene.all() : scene.own);
        return published;
    }

    private final class Scene {
        final List<Product> own =
                Assortment.generate(
                                spec.skuPrefix(),
                                spec.skuCount(),
                                spec.seed(),
                                spec.categoryScale())
                        .products();
        final List<Product> delivered;
        final ShopPromotions promotions = new ShopPromotions(spec.skuPrefix(), own);
        final Envelopes envelopes = new Envelopes(spec.run(), spec.epoch());
        final Shelves shelves;
        final Baseline baseline;

        Scene(List<Product> delivered) {
            this.delivered = delivered;
            this.shelves = new Shelves(own.size() + delivered.size(), spec.seed());
            this.baseline =
                    new Baseline(own, delivered, promotions, envelopes, shelves, spec.seed());
        }

        List<Product> all() {
            return Stream.concat(own.stream(), delivered.stream()).toList();
        }
    }

    private void load(List<Baseline.Phase> phases) throws InterruptedException {
        for (var phase : phases) {
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
    }

    private void trade(Scene scene, List<Product> products) throws InterruptedException {
        var trade =
                new DailyTrade(
                        products,
                        scene.promotions,
                        scene.envelopes,
                        scene.shelves,
                        spec.seed() + 1,
                        clock);
        var duration = spec.tradeFor();
        long total = duration == null ? spec.skuCount() : ProgressListener.TOTAL_UNKNOWN;
        long endNanos = System.nanoTime() + nanos(duration);
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

    private static long nanos(@Nullable Duration duration) {
        return duration == null ? 0 : duration.toNanos();
    }
}
