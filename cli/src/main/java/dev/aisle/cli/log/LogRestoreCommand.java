package dev.aisle.cli.log;

import dev.aisle.cli.log.BucketState.Verdict;
import dev.aisle.cli.stack.LogOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle log restore`: exit code 0 if every shard holds all that was published, or would, 1 if not.
@Command(
        name = "restore",
        sortOptions = false,
        description = {
            "Puts events that were published back into a log that came back without them, with"
                    + " their",
            "offsets, versions, ids and times, and lets appends go on. Says what it would do,"
                    + " unless --yes."
        })
final class LogRestoreCommand implements Callable<Integer> {
    private static final int EXIT_DIFFERENT = 1;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Mixin private LogOptions options = new LogOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return restore(LogPlaces.of(options), yes, spec.commandLine().getOut())
                ? 0
                : EXIT_DIFFERENT;
    }

    static boolean restore(LogPlaces places, boolean yes, PrintWriter out) {
        boolean isWhole = true;
        for (var shard : places.shards()) {
            try (var open = new OpenShard(shard, places)) {
                isWhole &= restore(open, yes, out);
            }
        }
        out.flush();
        return isWhole;
    }

    private static boolean restore(OpenShard shard, boolean yes, PrintWriter out) {
        var buckets = shard.compare();
        LogText.print(shard, buckets, out);
        var lacking = with(buckets, Verdict.LACKS);
        if (lacking.size() + with(buckets, Verdict.WHOLE).size() < buckets.size()) {
            out.println(
                    "  Nothing was done: what was published can't be put back into every bucket."
                            + " The other way out is ./aisle log new-epoch");
            return false;
        }
        if (shard.timeline().isSettled()) {
            if (!lacking.isEmpty()) {
                out.println(
                        "  Nothing was done: the timeline is settled, so commands may be appending."
                                + " docs/runbooks/lost-failover.md says what to do");
            }
            return lacking.isEmpty();
        }
        if (!yes) {
            if (!lacking.isEmpty()) {
                LogText.printLoss(out);
            }
            lacking.forEach(
                    bucket ->
                            out.printf(
                                    "  would put back offsets %d to %d of bucket %d%n",
                                    bucket.stored() + 1, bucket.published(), bucket.bucket()));
            out.println("  would settle the timeline. Nothing was done; --yes does it");
            return true;
        }
        lacking.forEach(
                bucket -> {
                    shard.restore(bucket);
                    out.printf(
                            "  put back offsets %d to %d of bucket %d%n",
                            bucket.stored() + 1, bucket.published(), bucket.bucket());
                });
        if (!lacking.isEmpty()) {
            LogText.printLoss(out);
        }
        return settle(shard, out);
    }

    private static boolean settle(OpenShard shard, PrintWriter out) {
        var after = shard.compare();
        if (with(after, Verdict.WHOLE).size() < after.size()) {
            LogText.print(shard, after, out);
            out.println("  Not settled: more was published meanwhile. Run it again");
            return false;
        }
        shard.settle(null);
        out.printf("  settled timeline %d: appends go on%n", shard.timeline().id());
        return true;
    }

    private static List<BucketState> with(List<BucketState> buckets, Verdict verdict) {
        return buckets.stream().filter(bucket -> bucket.verdict() == verdict).toList();
    }
}
