package dev.aisle.command.kafka;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The commands of all buckets on their way into the engine. Confined to the ingress thread, but for
/// [#inFlight].
final class BucketQueues {
    private final BucketQueue[] queues;
    private final int inFlightMax;

    /// @param waysIn makes one for each bucket
    BucketQueues(int count, int inFlightMax, Supplier<WayIn> waysIn) {
        this.inFlightMax = inFlightMax;
        queues = new BucketQueue[count];
        for (int i = 0; i < count; i++) {
            queues[i] = new BucketQueue(waysIn.get());
        }
    }

    void add(int bucket, IngressCommand command) {
        queues[bucket].add(command);
    }

    /// Hands over what there is room for.
    ///
    /// @param submit may answer before it returns
    void advance(BiConsumer<BucketQueue, IngressCommand> submit) {
        long now = System.nanoTime();
        int free = inFlightMax;
        for (var queue : queues) {
            // A shard that is gone keeps what it was given; the others go on.
            free -= queue.isStalled(now) ? 0 : queue.inFlight();
        }
        for (var queue : queues) {
            if (free > 0 && queue.isWaiting() && !queue.isStalled(now)) {
                free -= queue.advance(free, now, command -> submit.accept(queue, command));
            }
        }
    }

    boolean isWaiting() {
        for (var queue : queues) {
            if (queue.isWaiting()) {
                return true;
            }
        }
        return false;
    }

    int inFlight() {
        int sum = 0;
        for (var queue : queues) {
            sum += queue.inFlight();
        }
        return sum;
    }
}
