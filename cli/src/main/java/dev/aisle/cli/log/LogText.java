package dev.aisle.cli.log;

import dev.aisle.cli.log.BucketState.Verdict;
import java.io.PrintWriter;
import java.util.List;

/// What an operator reads of a shard.
final class LogText {
    private LogText() {}

    static void print(OpenShard shard, List<BucketState> buckets, PrintWriter out) {
        var timeline = shard.timeline();
        out.printf(
                "Shard %d at %s: timeline %d, epoch %d, %s%n",
                shard.shard().number(),
                shard.shard().url(),
                timeline.id(),
                timeline.epoch(),
                timeline.isSettled() ? "settled" : "not settled, so appends wait");
        var open = buckets.stream().filter(bucket -> bucket.verdict() != Verdict.WHOLE).toList();
        if (!open.isEmpty()) {
            out.printf("  %6s  %12s  %12s%n", "bucket", "published to", "stored to");
            open.forEach(
                    bucket ->
                            out.printf(
                                    "  %6d  %12s  %12s  %s%n",
                                    bucket.bucket(),
                                    offset(bucket.published()),
                                    offset(bucket.stored()),
                                    bucket.detail()));
        }
        out.printf(
                "  %d of %d buckets hold all that was published%n",
                buckets.size() - open.size(), buckets.size());
    }

    /// What a restoration can't bring back.
    static void printLoss(PrintWriter out) {
        out.println(
                "  Not in the topic, so it stays lost: who asked for these events (their metadata"
                        + " says \"restored\"),");
        out.println(
                "  and the idempotency keys of their commands. Whoever repeats such a command may"
                        + " have it done twice,");
        out.println("  unless it carries an expected version or a source version");
    }

    private static String offset(long offset) {
        return offset < 0 ? "–" : Long.toString(offset);
    }
}
