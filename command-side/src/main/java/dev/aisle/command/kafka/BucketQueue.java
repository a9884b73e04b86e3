package dev.aisle.command.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The commands of one bucket on their way into the engine, in the order in which they arrived, whichever
/// partition brought them. One that is turned away for a while stops the bucket: it comes again, before
/// those after it, once those before it are answered.
///
/// Confined to the ingress thread, but for what answers do.
final class BucketQueue {
    private static final long PAUSE_MIN_NANOS = 100_000_000;
    private static final long PAUSE_MAX_NANOS = 5_000_000_000L;
    private static final long STALLED_NANOS = 2_000_000_000;

    private final WayIn wayIn;
    private final ArrayDeque<IngressCommand> waiting = new ArrayDeque<>();
    private final Queue<IngressCommand> turnedAway = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long answeredAtNanos;
    private volatile boolean answered;
    private long pauseNanos = PAUSE_MIN_NANOS;
    private long pausedAtNanos;
    private boolean pausing;

    BucketQueue(WayIn wayIn) {
        this.wayIn = wayIn;
    }

    WayIn wayIn() {
        return wayIn;
    }

    void add(IngressCommand command) {
        waiting.add(command);
    }

    boolean isWaiting() {
        return !waiting.isEmpty() || !turnedAway.isEmpty();
    }

    int inFlight() {
        return inFlight.get();
    }

    /// Whether what is in flight has had no answer for long.
    boolean isStalled(long nowNanos) {
        return inFlight.get() > 0 && nowNanos - answeredAtNanos > STALLED_NANOS;
    }

    /// Hands commands over, at most so many.
    ///
    /// @param submit may answer before it returns
    /// @return how many
    int advance(int max, long nowNanos, Consumer<IngressCommand> submit) {
        if (!turnedAway.isEmpty() && !mayComeAgain(nowNanos)) {
            return 0;
        }
        int count = 0;
        while (count < max && turnedAway.isEmpty() && !waiting.isEmpty()) {
            var command = waiting.remove();
            if (!command.isLost()) {
                if (inFlight.getAndIncrement() == 0) {
                    answeredAtNanos = nowNanos;
                }
                submit.accept(command);
                count++;
            }
        }
        return count;
    }

    void answered(long nowNanos) {
        answered = true;
        answeredAtNanos = nowNanos;
        inFlight.decrementAndGet();
    }

    void turnAway(IngressCommand command, long nowNanos) {
        turnedAway.add(command);
        answeredAtNanos = nowNanos;
        inFlight.decrementAndGet();
    }

    private boolean mayComeAgain(long nowNanos) {
        if (inFlight.get() > 0) {
            return false;
        }
        if (!pausing) {
            pauseNanos = answered ? PAUSE_MIN_NANOS : Math.min(2 * pauseNanos, PAUSE_MAX_NANOS);
            answered = false;
            pausing = true;
            pausedAtNanos = nowNanos;
        }
        if (nowNanos - pausedAtNanos < pauseNanos) {
            return false;
        }
        pausing = false;
        var again = new ArrayList<>(turnedAway);
        turnedAway.clear();
        again.sort(Comparator.comparingLong(IngressCommand::sequence));
        again.reversed().forEach(waiting::addFirst);
        return true;
    }
}
