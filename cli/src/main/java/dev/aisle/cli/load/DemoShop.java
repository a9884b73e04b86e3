package dev.aisle.cli.load;

import dev.aisle.cli.load.shop.ShopLoad;
import dev.aisle.cli.load.shop.ShopSpec;
import dev.aisle.cli.progress.ProgressListener;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// The shop that a fresh stack shows: `SKU-1` to `SKU-2000` in the zones `us-east`, `us-west` and
/// `eu-central`, lying in `store-42`, `store-77` and `warehouse-1`, with a promotion on the category of
/// `SKU-1` and others elsewhere. The same each time; loading it twice changes nothing.
public final class DemoShop {
    public static final int SKU_COUNT = 2_000;
    private static final long SEED = 42;

    private DemoShop() {}

    /// @throws LoadStoppedException if the command API refuses batches
    public static LoadReport load(URI commandUrl, ProgressListener progress)
            throws InterruptedException {
        var spec = new ShopSpec("SKU", SKU_COUNT, SEED, 0.1, "demo", 1, 0, Duration.ZERO);
        try (var sender =
                new CommandSender(commandUrl, LoadConfig.DEFAULT, AcknowledgedFile.NONE)) {
            new ShopLoad(spec, InstantSource.system(), sender, progress).run();
            return sender.statistics().report();
        }
    }
}
