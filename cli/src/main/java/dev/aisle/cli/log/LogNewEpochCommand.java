package dev.aisle.cli.log;

import dev.aisle.cli.log.kafka.EpochTopic;
import dev.aisle.cli.stack.LogOptions;
import dev.aisle.eventstore.postgres.Epochs;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle log new-epoch`: accepts that what the log lacks is lost. Exit code 1 if a command side still runs. A
/// run that was broken off is gone on with by the next.
@Command(
        name = "new-epoch",
        sortOptions = false,
        description = {
            "Takes the log as it is now for the truth: what was published and is not in it is given"
                    + " up.",
            "A new events topic mirrors it from its beginning; projections are rebuilt from that.",
            "Says what it would do, unless --yes. See docs/runbooks/lost-failover.md."
        })
final class LogNewEpochCommand implements Callable<Integer> {
    private static final int EXIT_NOT_DONE = 1;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Mixin private LogOptions options = new LogOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        return begin(LogPlaces.of(options), yes, spec.commandLine().getOut()) ? 0 : EXIT_NOT_DONE;
    }

    static boolean begin(LogPlaces places, boolean yes, PrintWriter out) throws SQLException {
        var shards = new ArrayList<OpenShard>();
        try {
            places.shards().forEach(shard -> shards.add(new OpenShard(shard, places)));
            shards.forEach(shard -> LogText.print(shard, shard.compare(), out));
            return begin(places, shards, yes, out);
        } finally {
            shards.forEach(OpenShard::close);
            out.flush();
        }
    }

    private static boolean begin(
            LogPlaces places, List<OpenShard> shards, boolean yes, PrintWriter out)
            throws SQLException {
        int latest = latest(places, shards);
        // A run that was broken off is gone on with, not begun anew.
        boolean isBegun = shards.stream().anyMatch(shard -> shard.timeline().epoch() < latest);
        int next = isBegun ? latest : latest + 1;
        var topic = places.installation().eventsTopic(next);
        int connected = 0;
        for (var shard : shards) {
            connected += shard.commandSideConnections();
        }
        if (!yes || connected > 0) {
            out.printf("Would begin epoch %d, mirrored by %s. Nothing was done%n", next, topic);
            out.println(
                    connected > 0
                            ? "Stop the command side first: it remembers what is given up. It has %d connections"
                                    .formatted(connected)
                            : "--yes does it");
            return connected == 0;
        }
        EpochTopic.createLike(
                places.kafkaBootstrapServers(), places.installation().eventsTopic(), topic);
        out.printf("1. The topic %s is there%n", topic);
        // Tokens first: once a shard is settled, its offsets mean other events than before.
        Epochs.raise(places.controlUrl(), places.user(), places.password(), next);
        out.printf("2. The control plane is in epoch %d: older tokens are refused%n", next);
        for (var shard : shards) {
            shard.settle(next);
            out.printf(
                    "3. Shard %d is in epoch %d: appends may go on%n",
                    shard.shard().number(), next);
        }
        printNext(next, topic, out);
        return true;
    }

    private static int latest(LogPlaces places, List<OpenShard> shards) throws SQLException {
        int latest = Epochs.present(places.controlUrl(), places.user(), places.password());
        for (var shard : shards) {
            latest = Math.max(latest, shard.timeline().epoch());
        }
        return latest;
    }

    private static void printNext(int epoch, String topic, PrintWriter out) {
        out.printf(
                "Epoch %d has begun: relays mirror the log from its beginning, by themselves%n",
                epoch);
        out.println("Next:");
        out.println("  a. start the command side");
        out.println(
                "  b. workers of now are no longer ready (log-epoch): their views have what was given up.");
        out.println(
                "     Start one of the next generation of each projection, never of the same, with");
        out.printf("     MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_TOPIC=%s%n", topic);
        out.println(
                "  c. once it has caught up move the live generation to it, and stop the old worker");
        out.println(
                "  d. ./aisle verify --whole compares log, topic of the epoch, and views: all is done when it");
        out.println("     finds nothing. docs/runbooks/lost-failover.md has each step");
    }
}
