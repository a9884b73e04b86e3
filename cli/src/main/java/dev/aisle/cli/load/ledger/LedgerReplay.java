package dev.aisle.cli.load.ledger;

import dev.aisle.cli.load.CommandSender;
import dev.aisle.cli.load.OutgoingCommand;
import dev.aisle.cli.load.Pace;
import dev.aisle.cli.progress.ProgressListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Replays a sales ledger as the commands that its shop would have sent. A first pass finds the
/// products and the stock that they must have begun with; the second one sends each line: a `SetPrice`
/// where the unit price is not the one of the code's line before, and a `RecordSale` or `RecordReturn`.
///
/// Nothing is cleaned: what is no id, no price or no product goes out as it came, and comes back as a
/// receipt. Lines of one code go over one channel in order, so its prices come in order too; should
/// one be overtaken, its source version, the time of the line with its number, keeps the newer.
public final class LedgerReplay {
    private final LedgerFile file;
    private final double speedUp;

    /// @param speedUp seconds of the ledger in one of ours; 0 for as fast as it goes
    public LedgerReplay(Path path, double speedUp) {
        this.file = new LedgerFile(path, ZoneId.of(LedgerCommands.TIME_ZONE));
        this.speedUp = speedUp;
    }

    /// Returns when every command has its receipt.
    ///
    /// @throws IOException if the file can't be read
    /// @throws LedgerFormatException if it is no ledger; nothing was sent by then
    public LedgerSummary run(CommandSender sender, ProgressListener progress)
            throws IOException, InterruptedException {
        progress.progressed("reading the ledger", 0, ProgressListener.TOTAL_UNKNOWN);
        var survey = LedgerSurvey.of(file);
        progress.progressed("reading the ledger", survey.lines(), ProgressListener.TOTAL_UNKNOWN);
        for (var command : LedgerCommands.reference()) {
            sender.send(command);
        }
        sender.drain();
        send(sender, progress, "products", survey, LedgerCommands::introduce);
        var begin = survey.begin();
        if (begin == null) {
            return new LedgerSummary(0, 0, 0, 0);
        }
        long opening = sendOpeningStock(sender, progress, survey, begin);
        long prices = sendLines(sender, progress, survey, begin);
        return new LedgerSummary(survey.lines(), survey.products().size(), prices, opening);
    }

    private interface ProductCommand {
        OutgoingCommand of(LedgerSurvey.LedgerProduct product);
    }

    private static void send(
            CommandSender sender,
            ProgressListener progress,
            String step,
            LedgerSurvey survey,
            ProductCommand command)
            throws InterruptedException {
        long sent = 0;
        for (var product : survey.products()) {
            sender.send(command.of(product));
            progress.progressed(step, ++sent, survey.products().size());
        }
        sender.drain();
    }

    /// @return the sum of what was generated
    private static long sendOpeningStock(
            CommandSender sender, ProgressListener progress, LedgerSurvey survey, Instant begin)
            throws InterruptedException {
        long sum = 0;
        long sent = 0;
        for (var product : survey.products()) {
            if (product.openingStock() > 0) {
                sender.send(LedgerCommands.openingStock(product, begin));
                sum += product.openingStock();
            }
            progress.progressed("opening stock", ++sent, survey.products().size());
        }
        sender.drain();
        return sum;
    }

    /// @return how many prices were sent
    private long sendLines(
            CommandSender sender, ProgressListener progress, LedgerSurvey survey, Instant begin)
            throws IOException, InterruptedException {
        var lines = new Lines(sender, progress, survey.lines(), begin);
        file.forEach(lines::send);
        sender.drain();
        progress.progressed("ledger lines", survey.lines(), survey.lines());
        return lines.prices;
    }

    private final class Lines {
        private final CommandSender sender;
        private final ProgressListener progress;
        private final long total;
        private final Instant begin;
        private final long startNanos = System.nanoTime();
        private final Map<String, BigDecimal> priceByCode = new HashMap<>();
        private long prices;

        Lines(CommandSender sender, ProgressListener progress, long total, Instant begin) {
            this.sender = sender;
            this.progress = progress;
            this.total = total;
            this.begin = begin;
        }

        void send(LedgerLine line) throws InterruptedException {
            var due = awaitTime(line.at());
            var last = priceByCode.put(line.stockCode(), line.unitPrice());
            if (!isSame(last, line.unitPrice())) {
                send(LedgerCommands.price(line), due);
                prices++;
            }
            send(LedgerCommands.movement(line), due);
            progress.progressed("ledger lines", line.number(), total);
        }

        private void send(OutgoingCommand command, OptionalLong due) throws InterruptedException {
            if (due.isPresent()) {
                sender.send(command, due.getAsLong());
            } else {
                sender.send(command);
            }
        }

        private OptionalLong awaitTime(Instant at) {
            if (speedUp <= 0) {
                return OptionalLong.empty();
            }
            long due = startNanos + (long) (Duration.between(begin, at).toNanos() / speedUp);
            Pace.awaitUntil(due);
            return OptionalLong.of(due);
        }
    }

    private static boolean isSame(@Nullable BigDecimal last, BigDecimal price) {
        return last != null && last.compareTo(price) == 0;
    }
}
