package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two PostgreSQL servers with half of the buckets each: whichever dies, the buckets of the other go on.
@ExtendWith(SystemStackExtension.class)
@EnabledIfSystemProperty(
        named = "aisle.kill.rounds",
        matches = "\\d+",
        disabledReason = "./aisle faults runs it")
final class ShardsTest {
    private static final String NAME = "shards";
    private static final Buckets BUCKETS = new Buckets(OwnInstallation.BUCKETS);
    private static final int SKUS = 40;
    private static final int COMMANDS = 60;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);

    private final SystemStack stack;

    ShardsTest(SystemStack stack) {
        this.stack = stack;
    }

    @Test
    void theBucketsOfTheOtherServerGoOn() throws Exception {
        try (var own = new OwnInstallation(stack, NAME)) {
            var servers = List.of(own.postgres(), own.postgres());
            for (var server : servers) {
                OwnInstallation.start(server);
                own.migrate(server);
            }
            own.share();
            var commands = new CommandApi(own.start(Part.COMMAND_SIDE).http());
            var _ = own.start(Part.RELAY);
            var _ = own.start(Part.PROJECTIONS);
            killEachInTurn(own, servers, new Shop(commands, NAME).open());
            Verify.whole(own.verification());
        }
    }

    private static void killEachInTurn(OwnInstallation own, List<PostgresServer> servers, Shop shop)
            throws Exception {
        try (var first = new SteadyLoad(List.of(shop), skusOf(own, 0, shop)).start();
                var second = new SteadyLoad(List.of(shop), skusOf(own, 1, shop)).start()) {
            var loads = List.of(first, second);
            for (int dead = 0; dead < servers.size(); dead++) {
                loads.forEach(ShardsTest::awaitProgress);
                own.kill(servers.get(dead));
                awaitProgress(loads.get(1 - dead));
                isUnavailable(shop, skusOf(own, dead, shop).getFirst());
                awaitProgress(loads.get(1 - dead));

                OwnInstallation.start(servers.get(dead));
                awaitProgress(loads.get(dead));
            }
            first.stop();
            second.stop();
            for (int number = 0; number < servers.size(); number++) {
                AcknowledgedCommands.areStoredOnce(
                        loads.get(number),
                        shop.prefix(),
                        new StoredLog(own.url(servers.get(number))));
            }
        }
    }

    /// SKUs in all buckets of one shard.
    private static List<String> skusOf(OwnInstallation own, int shard, Shop shop) {
        var buckets = own.shards().all().get(shard).buckets();
        var skus = new ArrayList<String>();
        IntStream.range(0, SKUS)
                .mapToObj(shop::sku)
                .filter(sku -> buckets.contains(BUCKETS.of(sku)))
                .forEach(skus::add);
        assertThat(skus.stream().map(BUCKETS::of).distinct()).hasSameSizeAs(buckets);
        return skus;
    }

    private static void isUnavailable(Shop shop, String sku) {
        await().atMost(GOES_ON_WITHIN)
                .untilAsserted(
                        () -> {
                            var answer = shop.receive(sku, 1, "to-the-dead");
                            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
                            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
                        });
    }

    private static void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN).until(() -> load.acknowledgedCount() >= before + COMMANDS);
    }
}
