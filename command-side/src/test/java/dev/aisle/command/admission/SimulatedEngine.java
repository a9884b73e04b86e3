package dev.aisle.command.admission;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A queueing model of the engine: lanes that each gather what waits, up to a batch, and need for it a
/// commit and something for each command.
final class SimulatedEngine {
    private final SimulatedTime time;
    private final List<ArrayDeque<Waiting>> lanes = new ArrayList<>();
    private final boolean[] busy;
    private final int batchMax;
    private int next;
    private int waitingMax;
    long commitNanos;
    long commandNanos;
    long decided;

    private record Waiting(Submission submission, CompletableFuture<Receipt> answer) {}

    SimulatedEngine(
            SimulatedTime time, int laneCount, int batchMax, long commitNanos, long commandNanos) {
        this.time = time;
        this.batchMax = batchMax;
        this.commitNanos = commitNanos;
        this.commandNanos = commandNanos;
        busy = new boolean[laneCount];
        for (int i = 0; i < laneCount; i++) {
            lanes.add(new ArrayDeque<>());
        }
    }

    /// Commands per second, if there is always a whole batch.
    double capacity() {
        return lanes.size() * batchMax * 1e9 / (commitNanos + batchMax * commandNanos);
    }

    CompletionStage<Receipt> submit(Submission submission) {
        int lane = next++ % lanes.size();
        var waiting = new Waiting(submission, new CompletableFuture<>());
        lanes.get(lane).add(waiting);
        waitingMax = Math.max(waitingMax, lanes.stream().mapToInt(ArrayDeque::size).sum());
        turn(lane);
        return waiting.answer();
    }

    /// The most that ever waited.
    int waitingMax() {
        return waitingMax;
    }

    private void turn(int lane) {
        var queue = lanes.get(lane);
        if (busy[lane] || queue.isEmpty()) {
            return;
        }
        busy[lane] = true;
        var batch = new ArrayList<Waiting>();
        while (batch.size() < batchMax && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        time.after(
                commitNanos + batch.size() * commandNanos,
                () -> {
                    busy[lane] = false;
                    decided += batch.size();
                    batch.forEach(waiting -> waiting.answer().complete(receipt(waiting)));
                    turn(lane);
                });
    }

    private static Receipt receipt(Waiting waiting) {
        return new Receipt(
                null, waiting.submission().envelope().id(), Code.ACCEPTED, null, 1L, null, null);
    }
}
