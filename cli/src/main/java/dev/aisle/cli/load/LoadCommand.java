package dev.aisle.cli.load;

import dev.aisle.cli.CommandFailure;
import dev.aisle.cli.load.ledger.LedgerFormatException;
import dev.aisle.cli.load.ledger.LedgerReplay;
import dev.aisle.cli.load.ledger.LedgerSummary;
import dev.aisle.cli.load.shop.ShopLoad;
import dev.aisle.cli.load.shop.ShopSpec;
import dev.aisle.cli.progress.ProgressBar;
import dev.aisle.cli.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `aisle load`: exit code 0 if every command has its receipt, whatever it says.
@Command(
        name = "load",
        sortOptions = false,
        description = {
            "Loads a made-up shop, or a real one's sales ledger, through the command API.",
            "The shop has products, prices, stock and promotions, a part of it by a catalogue"
                    + " import, and then a day's trade with the dirt of real feeds: 1 % exact"
                    + " duplicates, 2 % out of order, 0.01 % with two contents of one version.",
            "Counts what became of each kind of command; nothing of it is an error of the load."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final int EXIT_INCOMPLETE = 1;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Of the command side (default: that of the running stack).")
    private @Nullable URI url;

    @Option(
            names = "--skus",
            paramLabel = "N",
            description = "Products of the made-up shop (default: 20000).")
    private int skus = 20_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Equal seeds make equal shops (default: 1).")
    private long seed = 1;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Commands a second of the trade; 0, the default, is as fast as it goes.")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description =
                    "How long to trade after the baseline, such as 90s, 10m or 1h (default: until"
                            + " there is a command per SKU).")
    private @Nullable Duration duration;

    @Option(
            names = "--from",
            paramLabel = "FILE.csv[.gz]",
            description =
                    "Replay a sales ledger instead, with the columns invoice_date, invoice,"
                            + " stock_code, description, quantity, unit_price.")
    private @Nullable Path from;

    @Option(
            names = "--speed-up",
            paramLabel = "N",
            description =
                    "Seconds of the ledger in one of ours; 0, the default, is as fast as it goes.")
    private double speedUp;

    @Option(
            names = "--acknowledged",
            paramLabel = "FILE",
            description = "Append a line of JSON for each command that was acknowledged.")
    private @Nullable Path acknowledged;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description =
                    "Names the run in ids and keys: the same run again changes nothing (default:"
                            + " from the clock).")
    private @Nullable String run;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Commands sent and not settled, at most (default: 8000).")
    private int inFlight = LoadConfig.DEFAULT.inFlightMax();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Commands in a request, at most (default: 1000).")
    private int batch = LoadConfig.DEFAULT.batchSizeMax();

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Requests under way at once (default: 4).")
    private int channels = LoadConfig.DEFAULT.channelCount();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var config =
                new LoadConfig(
                        channels,
                        batch,
                        inFlight,
                        LoadConfig.DEFAULT.batchTimeout(),
                        LoadConfig.DEFAULT.fruitlessAttemptsMax());
        try (var kept =
                        acknowledged == null
                                ? AcknowledgedFile.NONE
                                : AcknowledgedFile.at(acknowledged);
                var sender = new CommandSender(commandUrl(), config, kept)) {
            if (from == null) {
                loadShop(sender, clock);
            } else {
                replay(from, sender);
            }
            var report = sender.statistics().report();
            LoadText.print(report, System.out);
            return report.isComplete() ? 0 : EXIT_INCOMPLETE;
        } catch (LoadStoppedException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private URI commandUrl() {
        return url == null ? LocalStack.asStarted().addresses().command() : url;
    }

    private void loadShop(CommandSender sender, InstantSource clock) throws InterruptedException {
        long now = clock.instant().getEpochSecond();
        var name = run == null ? "load-" + now : run;
        var shop =
                new ShopSpec(
                        "S" + seed, skus, seed, 1, name, run == null ? now : 1, rate, duration);
        CatalogueImports.Progress imported;
        try (var imports = new CatalogueImports(commandUrl());
                var progress = ProgressBar.onConsole()) {
            imported = new ShopLoad(shop, clock, sender, progress).run(imports);
        }
        System.out.println(imported);
    }

    private void replay(Path file, CommandSender sender) throws IOException, InterruptedException {
        LedgerSummary summary;
        try (var progress = ProgressBar.onConsole()) {
            summary = new LedgerReplay(file, speedUp).run(sender, progress);
        } catch (LedgerFormatException | java.nio.file.NoSuchFileException e) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "--from " + file + ": " + e.getMessage());
        }
        System.out.printf(
                Locale.ROOT,
                "%,d lines of %,d stock codes, with %,d changes of price%n"
                        + "opening stock was generated: %,d units, the least with which no line"
                        + " sells what isn't there%n",
                summary.lines(),
                summary.products(),
                summary.prices(),
                summary.openingUnits());
    }
}
