package dev.aisle.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.RedisServer;
import dev.aisle.local.server.ServerFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real server that is frozen for a second in the midst of a load.
class OpenLoadTest {
    private static final double PER_SECOND = 1_000;
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final Duration FROZEN = Duration.ofSeconds(1);

    @TempDir Path state;
    private ChildProcess server;
    private Pings pings;

    @BeforeEach
    void start() throws Exception {
        var redis =
                new RedisServer(
                        new ServerFiles(ProjectRoot.find(), state), Ports.free(1).getFirst());
        server = Launch.start(redis, Duration.ofSeconds(30));
        pings = new Pings(redis.port());
    }

    @AfterEach
    void stop() throws Exception {
        pings.close();
        server.kill();
    }

    @Test
    void aSecondOfSilenceIsASecondOfLatency() throws Exception {
        var latencies = whileFrozenForASecond(new OpenLoad(PER_SECOND));
        assertThat(latencies.count("answered")).isEqualTo(3_000);
        assertThat(latencies.millisAt(99.9, "answered")).isBetween(900.0, 2_000.0);
        assertThat(latencies.millisAt(20, "answered")).isLessThan(500);
    }

    /// A generator that waits for each answer sends a single operation into the second, which p99.9 of
    /// three thousand doesn't see, unless all that should have begun meanwhile counts as well.
    @Test
    void whatCouldNotBeginInTimeHasWaitedToo() throws Exception {
        var latencies = whileFrozenForASecond(new OpenLoad(PER_SECOND, 1));
        assertThat(latencies.millisAt(99.9, "answered")).isBetween(900.0, 2_000.0);
        assertThat(latencies.millisAt(90, "answered")).isGreaterThan(500);
    }

    @Test
    void aFailureIsCountedApart() throws Exception {
        var latencies =
                new OpenLoad(PER_SECOND)
                        .run(
                                Duration.ofMillis(100),
                                i ->
                                        i % 2 == 0
                                                ? CompletableFuture.completedStage("answered")
                                                : CompletableFuture.failedStage(
                                                        new IllegalStateException()));
        assertThat(latencies.counts()).containsEntry("answered", 50L).containsEntry("failed", 50L);
    }

    private Latencies whileFrozenForASecond(OpenLoad load) throws Exception {
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var _ = timer.schedule(server.tree()::freeze, 1, TimeUnit.SECONDS);
            var _ =
                    timer.schedule(
                            server.tree()::thaw, 1_000 + FROZEN.toMillis(), TimeUnit.MILLISECONDS);
            return load.run(TIME, _ -> pings.send());
        }
    }
}
