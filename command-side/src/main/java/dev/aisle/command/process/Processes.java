package dev.aisle.command.process;

import dev.aisle.command.process.ProcessMetrics.Outcome;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs processes on virtual threads: each stream's once at a time, and so many at most.
public final class Processes {
    private static final Logger LOG = Logger.getLogger(Processes.class);

    private final Map<Family, Process> processes = new EnumMap<>(Family.class);
    private final int runsMax;
    private final ProcessMetrics metrics;
    private final Map<StreamId, Run> runs = new HashMap<>();
    private boolean stopping;

    /// @param runsMax streams whose processes run at once; beyond them, nothing is begun
    public Processes(Collection<Process> processes, int runsMax, ProcessMetrics metrics) {
        this.runsMax = runsMax;
        this.metrics = metrics;
        for (var process : processes) {
            if (this.processes.put(process.family(), process) != null) {
                throw new IllegalArgumentException("two processes of " + process.family());
            }
        }
    }

    /// One run of a stream's process, and the one that was asked for meanwhile: the first may have read the
    /// stream before there was something to do.
    private static final class Run {
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        @Nullable Run next;
    }

    /// Whether streams of the family coordinate work.
    public boolean has(Family family) {
        return processes.containsKey(family);
    }

    /// Begins a run that sees what the stream says now.
    ///
    /// @return when that run has ended, whether the work has or not; fails with [UnfinishedException] if it
    ///     can't be begun or go on now, and otherwise only by a defect
    public synchronized CompletableFuture<Void> advance(StreamId stream) {
        var process = processes.get(stream.family());
        if (process == null) {
            throw new IllegalArgumentException("no process of " + stream.family());
        }
        var running = runs.get(stream);
        if (running != null) {
            running.next = running.next == null ? new Run() : running.next;
            return running.next.ended;
        }
        if (stopping || runs.size() >= runsMax) {
            return CompletableFuture.failedFuture(
                    new UnfinishedException(
                            "too many processes run, or this instance is stopping"));
        }
        var run = new Run();
        start(stream, process, run);
        return run.ended;
    }

    /// Begins nothing more. What runs ends by itself, or elsewhere.
    public synchronized void stop() {
        stopping = true;
    }

    private void start(StreamId stream, Process process, Run run) {
        runs.put(stream, run);
        Thread.ofVirtual().name("process-" + stream).start(() -> carry(stream, process, run));
    }

    private void carry(StreamId stream, Process process, Run run) {
        @Nullable Throwable failure = null;
        var outcome = Outcome.ADVANCED;
        try {
            process.advance(stream);
        } catch (UnfinishedException | InterruptedException e) {
            LOG.debugf("A process is put off stream=%s cause=%s", stream, e.getMessage());
            outcome = e instanceof StepRefusedException ? Outcome.REFUSED : Outcome.PUT_OFF;
            failure = e;
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "A process failed by a defect stream=%s", stream);
            outcome = Outcome.FAILED;
            failure = e;
        }
        metrics.ended(stream, outcome);
        goOn(stream, process, run);
        if (failure == null) {
            run.ended.complete(null);
        } else {
            run.ended.completeExceptionally(failure);
        }
    }

    private synchronized void goOn(StreamId stream, Process process, Run run) {
        runs.remove(stream);
        if (run.next != null) {
            start(stream, process, run.next);
        }
    }
}
