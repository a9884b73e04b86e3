package dev.aisle.command.receipt;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Hands what the engine's threads answer over to an event loop. What is answered together is taken
/// together: a turn of the loop, and a write to the socket, for a batch of the engine rather than for each
/// command. Bounded by what its user has in flight.
public final class Handover<T> {
    private final Context loop;
    private final Consumer<T> each;
    private final Runnable afterwards;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    /// @param each called on the loop, in the order of [#add]
    /// @param afterwards called on the loop once all that waited was taken
    public Handover(Context loop, Consumer<T> each, Runnable afterwards) {
        this.loop = loop;
        this.each = each;
        this.afterwards = afterwards;
    }

    /// On any thread.
    public void add(T item) {
        waiting.add(item);
        if (!called.get() && called.compareAndSet(false, true)) {
            loop.runOnContext(_ -> take());
        }
    }

    private void take() {
        // First, so that what is added from here on calls again.
        called.set(false);
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            each.accept(next);
        }
        afterwards.run();
    }
}
