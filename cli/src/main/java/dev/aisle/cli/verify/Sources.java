package dev.aisle.cli.verify;

import static dev.aisle.cli.verify.LogSources.reached;

import dev.aisle.cli.verify.redis.OfferCache;
import dev.aisle.cli.verify.scylla.ViewTables;

/// Everything that a verification reads, but the topic.
final class Sources implements AutoCloseable {
    private final LogSources log;
    private final ViewTables views;
    private final OfferCache cache;

    Sources(VerifyConfig config) {
        this.log = new LogSources(config);
        this.views =
                reached(
                        "the views at " + config.scyllaContactPoint(),
                        () ->
                                new ViewTables(
                                        config.scyllaContactPoint(),
                                        config.scyllaDatacenter(),
                                        config.installation().keyspace()));
        this.cache =
                reached(
                        "Redis at " + config.redisUri(),
                        () -> new OfferCache(config.redisUri(), config.installation()));
    }

    LogSources log() {
        return log;
    }

    ViewTables views() {
        return views;
    }

    OfferCache cache() {
        return cache;
    }

    @Override
    public void close() {
        cache.close();
        views.close();
        log.close();
    }
}
