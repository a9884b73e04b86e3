package dev.aisle.command.store.postgres;

import dev.aisle.command.audit.StreamShards;
import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.store.ShardsConfig;
import dev.aisle.command.store.StoreConfig;
import dev.aisle.command.store.StoreShards;
import dev.aisle.command.taxonomy.KnownProducts;
import dev.aisle.command.transfer.OpenTransfers;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.Shards;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class PostgresWiring {
    @Produces
    @Singleton
    PostgresShards servers(
            Vertx vertx,
            StoreConfig config,
            ShardsConfig shards,
            EngineConfig engine,
            Buckets buckets) {
        return new PostgresShards(
                vertx,
                config,
                Shards.parse(shards.list(), config.url(), buckets.count()),
                engine.lanes(),
                buckets);
    }

    void close(@Disposes PostgresShards servers) {
        servers.close();
    }

    @Produces
    @Singleton
    StoreShards shards(PostgresShards servers) {
        return servers.guarded();
    }

    @Produces
    @Singleton
    StreamShards streams(PostgresShards servers) {
        return servers.readable();
    }

    @Produces
    @Singleton
    KnownProducts products(PostgresShards servers) {
        return servers.products();
    }

    @Produces
    @Singleton
    OpenTransfers transfers(PostgresShards servers) {
        return servers.transfers();
    }
}
