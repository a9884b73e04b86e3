package dev.aisle.cli.log;

import dev.aisle.cli.log.kafka.EpochTopic;
import dev.aisle.eventstore.postgres.Epochs;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle log new-epoch`: accepts that what the log lacks is lost.
@Command(
        name = "new-epoch",
        sortOptions = false,
        description = {
            "Takes the log as it is now for the truth: what was published and is not in it is given up.",
            "A new events topic mirrors it from its beginning; projections are rebuilt from that.",
            "Says what it would do, unless --yes. See docs/runbooks/lost-failover.md."
        })
final class LogNewEpochCommand implements Callable<Integer> {
    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Mixin private LogOptions options = new LogOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        begin(options.places(), yes, spec.commandLine().getOut());
        return 0;
    }

    static void begin(LogPlaces places, boolean yes, PrintWriter out) throws SQLException {
        var shards = new ArrayList<OpenShard>();
        try {
            places.shards().forEach(shard -> shards.add(new OpenShard(shard, places)));
            shards.forEach(shard -> LogText.print(shard, shard.compare(), out));
            begin(places, shards, yes, out);
        } finally {
            shards.forEach(OpenShard::close);
            out.flush();
        }
    }

    private static void begin(
            LogPlaces places, Iterable<OpenShard> shards, boolean yes, PrintWriter out)
            throws SQLException {
        int present = Epochs.present(places.controlUrl(), places.user(), places.password());
        for (var shard : shards) {
            present = Math.max(present, shard.timeline().epoch());
        }
        int next = present + 1;
        var topic = places.installation().eventsTopic(next);
        if (!yes) {
            out.printf(
                    "Would begin epoch %d, mirrored by %s. Nothing was done; --yes does it%n",
                    next, topic);
            return;
        }
        EpochTopic.createLike(
                places.kafkaBootstrapServers(), places.installation().eventsTopic(), topic);
        // Tokens first: once a shard is settled, its offsets mean other events than before.
        Epochs.raise(places.controlUrl(), places.user(), places.password(), next);
        shards.forEach(shard -> shard.settle(next));
        out.printf(
                "Epoch %d has begun: relays mirror the log from its beginning to %s%n",
                next, topic);
        out.println(
                "Next: rebuild each projection from that topic, as docs/runbooks/lost-failover.md says");
    }
}
