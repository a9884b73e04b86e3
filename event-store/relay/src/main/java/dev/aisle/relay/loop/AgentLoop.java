package dev.aisle.relay.loop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs an agent on a thread of its own until it is closed. What the agent throws is logged (once for as
/// long as it stays the same), and the agent called again after a pause.
public final class AgentLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AgentLoop.class);

    private final Agent agent;
    private final Backoff idle;
    private final Backoff failing;
    private final Duration closeTimeout;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long roundAtNanos = System.nanoTime();
    private @Nullable String lastFailure;

    /// @param idle how long to pause after rounds that left no work
    /// @param failing how long to pause after rounds that threw
    /// @param closeTimeout how long [#close()] waits for the round under way and the agent's own close
    public AgentLoop(Agent agent, Backoff idle, Backoff failing, Duration closeTimeout) {
        this.agent = agent;
        this.idle = idle;
        this.failing = failing;
        this.closeTimeout = closeTimeout;
        this.thread = Thread.ofPlatform().name(agent.name()).daemon().unstarted(this::run);
    }

    public AgentLoop start() {
        thread.start();
        return this;
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /// How long ago the agent came back from its last round.
    public Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - roundAtNanos);
    }

    private void run() {
        try {
            agent.onStart();
            while (running) {
                round();
                roundAtNanos = System.nanoTime();
            }
        } finally {
            agent.onClose();
        }
    }

    private void round() {
        try {
            var done = agent.doWork();
            recovered();
            if (done != Work.NONE) {
                idle.reset();
            }
            if (done != Work.MORE && running) {
                LockSupport.parkNanos(this, idle.nextNanos());
            }
        } catch (RuntimeException e) {
            failed(e);
            pauseWhole(failing.nextNanos());
        }
    }

    private void recovered() {
        if (lastFailure != null) {
            LOG.infof("goes on agent=%s", agent.name());
            lastFailure = null;
            failing.reset();
        }
    }

    private void failed(RuntimeException e) {
        var failure = String.valueOf(e.getMessage());
        if (!running || failure.equals(lastFailure)) {
            return;
        }
        lastFailure = failure;
        switch (e) {
            case UnavailableException _ ->
                    LOG.warnf("waits, and tries again agent=%s reason=%s", agent.name(), failure);
            case RefusedToRunException _ ->
                    LOG.errorf("refuses to run agent=%s reason=%s", agent.name(), failure);
            default -> LOG.errorf(e, "defect, tries again agent=%s", agent.name());
        }
    }

    /// However often it is woken: what fails isn't hurried.
    private void pauseWhole(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; running && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /// Ends the pause after a round that left no work.
    public void wake() {
        LockSupport.unpark(thread);
    }

    /// Begins no other round.
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    /// Lets the round under way come to its end and the agent close itself, within the time limit; then
    /// interrupts it.
    @Override
    public void close() {
        stop();
        try {
            if (!thread.join(closeTimeout)) {
                LOG.warnf("didn't end in time agent=%s timeout=%s", agent.name(), closeTimeout);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
