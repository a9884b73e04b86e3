package dev.aisle.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final StreamId FIRST = StreamId.parse("stock/SKU-1/store-1");
    private static final StreamId SECOND = StreamId.parse("stock/SKU-2/store-1");

    private final Held process = new Held();
    private final Processes processes = new Processes(List.of(process), 1);

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
