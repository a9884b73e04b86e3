package dev.aisle.command.store;

import dev.aisle.command.testing.RealServers;
import dev.aisle.local.testing.TcpProxy;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An installation over two databases, half of the buckets in each; the second is behind a proxy.
public final class TwoShards implements QuarkusTestResourceLifecycleManager {
    private final RealServers first = new RealServers();
    private @Nullable TcpProxy proxy;

    @Override
    public Map<String, String> start() {
        var servers = TestServers.get();
        var secondUrl =
                servers.postgresUrl("shard_" + UUID.randomUUID().toString().substring(0, 8));
        RealServers.migrate(secondUrl, servers);
        var opened = open(secondUrl);
        proxy = opened;
        var config = new HashMap<>(first.start());
        config.put(
                "aisle.shards.list",
                "0-31@%s 32-63@%s"
                        .formatted(config.get("aisle.postgres.url"), opened.insteadOf(secondUrl)));
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(proxy, "not started"),
                new TestInjector.MatchesType(TcpProxy.class));
    }

    @Override
    public void stop() {
        first.stop();
        try {
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TcpProxy open(String url) {
        try {
            return TcpProxy.before(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
