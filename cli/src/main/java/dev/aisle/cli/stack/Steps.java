package dev.aisle.cli.stack;

import dev.aisle.local.stack.StackProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints one line for each step, with the time that it took.
final class Steps implements StackProgress {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    Steps(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void done(String step, Duration took) {
        out.printf(Locale.ROOT, "  %-32s %6.1f s%n", step, seconds(took));
        out.flush();
    }

    /// Since the first step began.
    String total() {
        return String.format(
                Locale.ROOT, "%.1f s", seconds(Duration.ofNanos(System.nanoTime() - startNanos)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
