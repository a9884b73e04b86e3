package dev.aisle.cli.log;

import dev.aisle.cli.CommandFailure;
import dev.aisle.cli.log.BucketState.Verdict;
import dev.aisle.cli.log.kafka.PublishedLog;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Timeline;
import dev.aisle.eventstore.Timelines;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresRestoration;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresTimelines;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shard's store and the topic that mirrors it, as an operator's command looks at them.
final class OpenShard implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 1;
    private static final int PAGE = 200;

    private static final String COMMAND_SIDES =
            "SELECT count(*)::integer FROM pg_stat_activity WHERE application_name ="
                    + " 'aisle-command-side' AND datname = current_database()";

    private final Vertx vertx = Vertx.vertx();
    private final Shard shard;
    private final Timelines timelines;
    private final EventLog log;
    private final PostgresRestoration restoration;
    private final Pool pool;
    private final Timeline timeline;
    private final PublishedLog topic;

    OpenShard(Shard shard, LogPlaces places) {
        this.shard = shard;
        var server =
                new PostgresServer(
                        shard.url(),
                        places.user(),
                        places.password(),
                        CONNECT_TIMEOUT,
                        LogComparison.ANSWER_TIMEOUT);
        this.pool = server.openForUpkeep(vertx, "aisle-log", CONNECTIONS);
        this.timelines = new PostgresTimelines(pool, pool, LogComparison.ANSWER_TIMEOUT);
        this.log = new PostgresEventLog(pool, LogComparison.ANSWER_TIMEOUT);
        this.restoration = new PostgresRestoration(pool, LogComparison.ANSWER_TIMEOUT);
        this.timeline = present();
        this.topic =
                new PublishedLog(
                        places.kafkaBootstrapServers(),
                        places.installation().eventsTopic(timeline.epoch()));
    }

    private Timeline present() {
        try {
            return timelines.present().await().atMost(LogComparison.ANSWER_TIMEOUT);
        } catch (RuntimeException e) {
            throw new CommandFailure(
                    "The log of shard %d at %s can't be read: %s"
                            .formatted(shard.number(), shard.url(), e.getMessage()),
                    e);
        }
    }

    Shard shard() {
        return shard;
    }

    Timeline timeline() {
        return timeline;
    }

    /// How many connections command sides have to it.
    int commandSideConnections() {
        return pool.query(COMMAND_SIDES)
                .execute()
                .await()
                .atMost(LogComparison.ANSWER_TIMEOUT)
                .iterator()
                .next()
                .getInteger(0);
    }

    List<BucketState> compare() {
        return new LogComparison(topic, log).compare(shard.buckets());
    }

    /// Puts back what a bucket lacks.
    void restore(BucketState bucket) {
        if (bucket.verdict() != Verdict.LACKS
                || !(topic.end(bucket.bucket()) instanceof PublishedLog.End.Event end)) {
            throw new IllegalArgumentException("nothing can be put back into " + bucket);
        }
        topic.from(
                bucket.bucket(),
                bucket.stored() + 1,
                end.last(),
                PAGE,
                page -> restoration.restore(page).await().atMost(LogComparison.ANSWER_TIMEOUT));
    }

    /// @param epoch null for the present one
    void settle(@Nullable Integer epoch) {
        boolean settled =
                timelines
                        .settle(timeline, epoch == null ? timeline.epoch() : epoch)
                        .await()
                        .atMost(LogComparison.ANSWER_TIMEOUT);
        if (!settled) {
            throw new CommandFailure(
                    "Shard %d has begun another timeline meanwhile; look again with ./aisle log status"
                            .formatted(shard.number()));
        }
    }

    @Override
    public void close() {
        topic.close();
        vertx.closeAndAwait();
    }
}
