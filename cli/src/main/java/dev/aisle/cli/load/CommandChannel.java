package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request at a time, with what waits; then again with what has no final receipt.
final class CommandChannel implements AutoCloseable {
    /// @param intendedNanos when it was due, where there is a schedule
    record Pending(OutgoingCommand command, OptionalLong intendedNanos) {}

    interface Settled {
        /// @param sentNanos when the command's first request went out
        void accept(Pending pending, Receipt receipt, long sentNanos);
    }

    private static final Duration BACKOFF_FIRST = Duration.ofMillis(50);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 50;

    private final BatchEndpoint endpoint;
    private final LoadConfig config;
    private final Settled settled;
    private final LoadStatistics statistics;
    private final BlockingQueue<Pending> waiting;
    private final Thread thread;

    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    CommandChannel(
            int number,
            BatchEndpoint endpoint,
            LoadConfig config,
            Settled settled,
            LoadStatistics statistics) {
        this.endpoint = endpoint;
        this.config = config;
        this.settled = settled;
        this.statistics = statistics;
        // As many as may be in flight, so that a put never waits longer than the slot did.
        this.waiting = new ArrayBlockingQueue<>(config.inFlightMax());
        this.thread = Thread.ofVirtual().name("channel-" + number).start(this::run);
    }

    void put(Pending pending) throws InterruptedException {
        waiting.put(pending);
    }

    void throwIfFailed() {
        if (failure != null) {
            throw new LoadStoppedException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        var batch = new ArrayList<Pending>(config.batchSizeMax());
        try {
            while (!closed) {
                var first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, config.batchSizeMax() - 1);
                    deliver(List.copyOf(batch));
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
            // What still comes is settled too, so that whoever waits for it goes on, and sees why.
            while (!closed) {
                discardWaiting(String.valueOf(e.getMessage()));
            }
        }
    }

    private void deliver(List<Pending> batch) throws InterruptedException {
        var open = batch;
        long sentNanos = System.nanoTime();
        int fruitless = 0;
        while (!open.isEmpty()) {
            var attempt = new Attempt(open, sentNanos);
            var pause = backoff(fruitless);
            var reason = "no final receipt";
            try {
                endpoint.post(open.stream().map(Pending::command).toList(), attempt::received);
            } catch (BatchEndpoint.NotNowException e) {
                pause = e.retryAfter().compareTo(pause) > 0 ? e.retryAfter() : pause;
                reason = String.valueOf(e.getMessage());
            } catch (IOException e) {
                reason = String.valueOf(e.getMessage());
            } catch (LoadStoppedException e) {
                giveUp(attempt.end(), String.valueOf(e.getMessage()));
                throw e;
            }
            var rest = attempt.end();
            fruitless = rest.size() < open.size() ? 0 : fruitless + 1;
            open = rest;
            if (fruitless >= config.fruitlessAttemptsMax()) {
                giveUp(open, reason);
                return;
            }
            if (!open.isEmpty()) {
                statistics.retried(open.size());
                Thread.sleep(pause);
            }
        }
    }

    private static Duration backoff(int fruitless) {
        var doubled = BACKOFF_FIRST.multipliedBy(1L << Math.min(fruitless, 10));
        return doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }

    private void giveUp(List<Pending> open, String reason) {
        for (var pending : open) {
            settled.accept(
                    pending,
                    Receipt.refused(pending.command().id(), Problem.of(Code.UNAVAILABLE, reason)),
                    System.nanoTime());
        }
    }

    private void discardWaiting(String reason) {
        try {
            var next = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                giveUp(List.of(next), reason);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /// The receipts of one request. A late one, of a request that was given up, counts for nothing.
    private final class Attempt {
        private final List<Pending> lines;
        private final long sentNanos;
        private final boolean[] settledLines;
        private boolean ended;

        Attempt(List<Pending> lines, long sentNanos) {
            this.lines = lines;
            this.sentNanos = sentNanos;
            this.settledLines = new boolean[lines.size()];
        }

        synchronized void received(Receipt receipt) {
            var line = receipt.line();
            if (ended || line == null || line < 1 || line > lines.size()) {
                return;
            }
            int index = (int) (line - 1);
            if (!settledLines[index] && !receipt.code().isTransient()) {
                settledLines[index] = true;
                settled.accept(lines.get(index), receipt, sentNanos);
            }
        }

        synchronized List<Pending> end() {
            ended = true;
            var rest = new ArrayList<Pending>();
            for (int i = 0; i < settledLines.length; i++) {
                if (!settledLines[i]) {
                    rest.add(lines.get(i));
                }
            }
            return rest;
        }
    }
}
