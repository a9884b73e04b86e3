package dev.aisle.command.engine;

import dev.aisle.contracts.receipt.Code;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where a lane's work waits. Anyone may put in; only the lane takes out.
final class Mailbox {
    private static final long IDLE_MILLIS = 100;

    private final ArrayBlockingQueue<Pending> arriving;

    /// Bounded by what a timer agent takes of its shard at once.
    private final ConcurrentLinkedQueue<PendingElapse> due = new ConcurrentLinkedQueue<>();

    /// Taken out already, and first in line: what has to be decided again, and what ended a batch.
    private final ArrayDeque<Pending> front = new ArrayDeque<>();

    private final int sizeMax;
    private final int batchSizeMax;
    private final InstantSource clock;
    private final Answers answers;

    Mailbox(int sizeMax, int batchSizeMax, InstantSource clock, Answers answers) {
        this.arriving = new ArrayBlockingQueue<>(sizeMax);
        this.sizeMax = sizeMax;
        this.batchSizeMax = batchSizeMax;
        this.clock = clock;
        this.answers = answers;
    }

    /// False if it is full.
    boolean offer(PendingCommand command) {
        return arriving.offer(command);
    }

    /// Passes by what waits: a hold that ends may be what another waits for.
    void offer(PendingElapse elapse) {
        due.add(elapse);
    }

    int size() {
        return arriving.size();
    }

    boolean isEmpty() {
        return arriving.isEmpty() && front.isEmpty() && due.isEmpty();
    }

    /// Puts back in front, in the order given.
    void putBack(List<? extends Pending> again) {
        for (int i = again.size() - 1; i >= 0; i--) {
            front.addFirst(again.get(i));
        }
    }

    /// Takes what is there, up to a batch, and waits a little if there is nothing. An idempotency key
    /// stands in a batch once: the batch ends before its repeat, so that order is kept.
    void gather(List<Pending> batch) throws InterruptedException {
        fillFront();
        var now = clock.instant();
        Set<String> keys = new HashSet<>();
        for (var next = front.peekFirst();
                next != null && batch.size() < batchSizeMax;
                next = front.peekFirst()) {
            if (next.isLateAt(now)) {
                answers.refuseLate(next);
            } else if (!next.isAnswered()) {
                if (isRepeated(next.ledgerKey(), keys)) {
                    return;
                }
                batch.add(next);
            }
            front.removeFirst();
        }
    }

    /// Of what waits, refuses what doesn't outlast an outage.
    void refuseShortLived(String detail) {
        arriving.drainTo(front, Math.max(0, sizeMax - front.size()));
        front.removeIf(
                pending -> {
                    if (!pending.outlastsOutages()) {
                        answers.refuse(pending, Code.UNAVAILABLE, detail);
                    }
                    return pending.isAnswered();
                });
    }

    /// For after the lane's end.
    List<Pending> takeAll() {
        var left = new ArrayList<Pending>(front);
        front.clear();
        arriving.drainTo(left);
        for (var elapse = due.poll(); elapse != null; elapse = due.poll()) {
            left.add(elapse);
        }
        return left;
    }

    private void fillFront() throws InterruptedException {
        for (var elapse = due.poll(); elapse != null; elapse = due.poll()) {
            front.addLast(elapse);
        }
        int room = batchSizeMax - front.size();
        if (room > 0 && arriving.drainTo(front, room) == 0 && front.isEmpty()) {
            var first = arriving.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                front.add(first);
                arriving.drainTo(front, batchSizeMax - 1);
            }
        }
    }

    private static boolean isRepeated(@Nullable String key, Set<String> keys) {
        return key != null && !keys.add(key);
    }
}
