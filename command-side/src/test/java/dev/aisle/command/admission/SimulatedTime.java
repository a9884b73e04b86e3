package dev.aisle.command.admission;

import java.util.Comparator;
import java.util.PriorityQueue;

/// A clock that jumps from one event to the next.
final class SimulatedTime {
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(
                    Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
    private long now;
    private long number;

    private record Happening(long at, long number, Runnable call) {}

    long now() {
        return now;
    }

    void after(long nanos, Runnable call) {
        happenings.add(new Happening(now + nanos, number++, call));
    }

    void runUntil(long end) {
        while (!happenings.isEmpty() && happenings.peek().at() <= end) {
            var next = happenings.remove();
            now = next.at();
            next.call().run();
        }
        now = end;
    }
}
