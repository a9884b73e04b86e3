package dev.aisle.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Shows progress: a bar that is redrawn where a person watches, a plain line now and then where the
/// output goes to a file.
public final class ProgressBar implements ProgressListener, AutoCloseable {
    private static final Duration REDRAW_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;

    private @Nullable String step;
    private long startedNanos;
    private long drawnNanos;
    private long done;
    private long total;

    ProgressBar(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /// Draws on the standard error stream, so that results can be piped away.
    public static ProgressBar onConsole() {
        return new ProgressBar(System.err, isTerminal(), System::nanoTime);
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public synchronized void progressed(String newStep, long newDone, long newTotal) {
        long now = nanoTime.getAsLong();
        boolean begins = !newStep.equals(step);
        if (begins) {
            finish();
            step = newStep;
            startedNanos = now;
            // A step that is over before its first line shows once, when it ends.
            drawnNanos = terminal ? now - REDRAW_EVERY.toNanos() : now;
        }
        done = newDone;
        total = newTotal;
        var interval = terminal ? REDRAW_EVERY : LINE_EVERY;
        if (now - drawnNanos >= interval.toNanos()) {
            drawnNanos = now;
            draw(now, false);
        }
    }

    @Override
    public synchronized void close() {
        finish();
    }

    private void finish() {
        if (step != null) {
            draw(nanoTime.getAsLong(), true);
            step = null;
        }
    }

    private void draw(long now, boolean last) {
        var line = line(now);
        if (!terminal) {
            out.println(line);
        } else if (last) {
            out.print("\r\u001b[K" + line + System.lineSeparator());
        } else {
            out.print("\r\u001b[K" + line);
        }
        out.flush();
    }

    private String line(long now) {
        double seconds = (now - startedNanos) / 1e9;
        long rate = seconds < 0.001 ? 0 : Math.round(done / seconds);
        var name = String.format(Locale.ROOT, "%-24s", Objects.requireNonNull(step));
        var speed = String.format(Locale.ROOT, "%,d/s  %.0f s", rate, seconds);
        if (total < 0) {
            return String.format(Locale.ROOT, "%s %,d  %s", name, done, speed);
        }
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) Math.round(share * BAR_WIDTH);
        var bar = terminal ? "[" + "#".repeat(filled) + "·".repeat(BAR_WIDTH - filled) + "] " : "";
        return String.format(
                Locale.ROOT,
                "%s %s%3.0f %%  %,d of %,d  %s",
                name,
                bar,
                share * 100,
                done,
                total,
                speed);
    }
}
