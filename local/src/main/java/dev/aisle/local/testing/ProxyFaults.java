package dev.aisle.local.testing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What is wrong now with all connections of one proxy, and what became of it.
final class ProxyFaults {

    private final ProxyLink requests = new ProxyLink();
    private final ProxyLink replies = new ProxyLink();
    private final AtomicLong replyBytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong swallowed = new AtomicLong();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private volatile LostReply losing = LostReply.ANY;
    private volatile @Nullable Rewriting rewriting;
    private boolean stalled; // Guarded by the lock.

    ProxyLink requests() {
        return requests;
    }

    ProxyLink replies() {
        return replies;
    }

    void stall() {
        lock.lock();
        stalled = true;
        lock.unlock();
    }

    void flow() {
        lock.lock();
        stalled = false;
        flows.signalAll();
        lock.unlock();
    }

    void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void lose(int count, LostReply which) {
        toLose.set(0);
        losing = which;
        toLose.set(count);
    }

    /// The loss that this request meets, counted down; none if null.
    @Nullable LostReply lossOf(byte[] request) {
        var which = losing;
        if (toLose.get() > 0 && which.request().test(request)) {
            return toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? which : null;
        }
        return null;
    }

    /// What replies hold at `from` they hold at `to` from now on; of equal length.
    void rewriteReplies(byte[] from, byte[] to) {
        rewriting = new Rewriting(from, to);
    }

    void rewrite(byte[] reply) {
        var present = rewriting;
        if (present != null) {
            present.apply(reply);
        }
    }

    private static final class Rewriting {
        private final byte[] from;
        private final byte[] to;

        Rewriting(byte[] from, byte[] to) {
            this.from = from;
            this.to = to;
        }

        void apply(byte[] bytes) {
            for (int at = 0; at <= bytes.length - from.length; at++) {
                if (Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
                    System.arraycopy(to, 0, bytes, at, to.length);
                }
            }
        }
    }

    void countLost() {
        lost.incrementAndGet();
    }

    int lost() {
        return lost.get();
    }

    void cutRepliesAfter(long bytes) {
        replyBytesLeft.set(bytes);
    }

    /// How many of these bytes may still pass; fewer than asked for means that the connection ends there.
    int passingReply(int bytes) {
        var left = replyBytesLeft.getAndUpdate(n -> after(n, bytes));
        return left == Long.MAX_VALUE ? bytes : (int) Math.min(left, bytes);
    }

    private static long after(long left, int bytes) {
        return left == Long.MAX_VALUE || left < bytes ? Long.MAX_VALUE : left - bytes;
    }

    void countSwallowed(int bytes) {
        swallowed.addAndGet(bytes);
    }

    long swallowed() {
        return swallowed.get();
    }
}
