package dev.aisle.cli.log;

import dev.aisle.cli.log.BucketState.Verdict;
import dev.aisle.cli.stack.LogOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle log status`: exit code 0 if the log holds all that was published and may grow, 1 if not.
@Command(
        name = "status",
        sortOptions = false,
        description = {
            "Compares the log with what was published, by event id, and says whether appends wait.",
            "Changes nothing."
        })
final class LogStatusCommand implements Callable<Integer> {
    private static final int EXIT_DIFFERENT = 1;

    @Mixin private LogOptions options = new LogOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return show(LogPlaces.of(options), spec.commandLine().getOut()) ? 0 : EXIT_DIFFERENT;
    }

    static boolean show(LogPlaces places, PrintWriter out) {
        boolean isWhole = true;
        for (var shard : places.shards()) {
            try (var open = new OpenShard(shard, places)) {
                var buckets = open.compare();
                LogText.print(open, buckets, out);
                isWhole &=
                        open.timeline().isSettled()
                                && buckets.stream()
                                        .allMatch(bucket -> bucket.verdict() == Verdict.WHOLE);
            }
        }
        out.flush();
        return isWhole;
    }
}
