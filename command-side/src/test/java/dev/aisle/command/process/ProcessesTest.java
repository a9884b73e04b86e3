package dev.aisle.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final StreamId FIRST = StreamId.parse("stock/SKU-1/store-1");
    private static final StreamId SECOND = StreamId.parse("stock/SKU-2/store-1");

    private final Held process = new Held();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Processes processes =
            new Processes(List.of(process), 1, new ProcessMetrics(registry, clock::get));

    @Test
    void aStreamIsAdvancedOnceAtATimeAndOnceMoreForAllWhoAskedMeanwhile() throws Exception {
        var first = processes.advance(FIRST);
        var second = processes.advance(FIRST);
        var third = processes.advance(FIRST);
        assertThat(third).isSameAs(second).isNotSameAs(first);

        process.letGo(2);
        await(first);
        await(second);
        assertThat(process.runs).hasValue(2);
        assertThat(process.mostAtOnce).hasValue(1);
    }

    @Test
    void beyondTheBoundNothingIsBegun() throws Exception {
        var first = processes.advance(FIRST);
        assertThatThrownBy(() -> await(processes.advance(SECOND)))
                .hasCauseInstanceOf(UnfinishedException.class);
        process.letGo(1);
        await(first);
        process.letGo(1);
        await(processes.advance(SECOND));
    }

    @Test
    void aFailureIsToldAndTheStreamCanBeAdvancedAgain() throws Exception {
        process.failing = true;
        process.letGo(1);
        assertThatThrownBy(() -> await(processes.advance(FIRST)))
                .hasCauseInstanceOf(UnfinishedException.class);
        process.failing = false;
        process.letGo(1);
        await(processes.advance(FIRST));
    }

    @Test
    void whatIsOpenAndForHowLongIsTold() throws Exception {
        process.failing = true;
        for (int i = 0; i < 2; i++) {
            clock.set(Instant.EPOCH.plusSeconds(60 * i));
            process.letGo(1);
            assertThatThrownBy(() -> await(processes.advance(FIRST)))
                    .hasCauseInstanceOf(UnfinishedException.class);
        }
        assertThat(gauge("engine.process.open")).isEqualTo(1);
        assertThat(gauge("engine.process.oldest.age.seconds")).isEqualTo(60);
        assertThat(registry.get("engine.process.runs").tag("outcome", "PUT_OFF").counter().count())
                .isEqualTo(2);

        process.failing = false;
        process.letGo(1);
        await(processes.advance(FIRST));
        assertThat(gauge("engine.process.open")).isZero();
        assertThat(gauge("engine.process.oldest.age.seconds")).isZero();
    }

    @Test
    void whatGoesOnElsewhereIsNotOpenHereForEver() throws Exception {
        process.failing = true;
        process.letGo(1);
        assertThatThrownBy(() -> await(processes.advance(FIRST)))
                .hasCauseInstanceOf(UnfinishedException.class);
        clock.set(Instant.EPOCH.plusSeconds(301));
        assertThat(gauge("engine.process.open")).isZero();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void whatStopsBeginsNothing() {
        processes.stop();
        assertThat(processes.advance(FIRST)).isCompletedExceptionally();
    }

    private static void await(CompletableFuture<Void> run) throws Exception {
        run.get(10, TimeUnit.SECONDS);
    }

    /// Runs until it is let go.
    private static final class Held implements Process {
        final AtomicInteger runs = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        volatile boolean failing;
        private final AtomicInteger running = new AtomicInteger();
        private final Semaphore permits = new Semaphore(0);

        void letGo(int count) {
            permits.release(count);
        }

        @Override
        public Family family() {
            return Family.STOCK;
        }

        @Override
        public void advance(StreamId stream) throws InterruptedException {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                permits.acquire();
                runs.incrementAndGet();
                if (failing) {
                    throw new UnfinishedException("as the test wants it");
                }
            } finally {
                running.decrementAndGet();
            }
        }
    }
}
