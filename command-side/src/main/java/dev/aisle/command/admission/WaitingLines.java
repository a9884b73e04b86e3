package dev.aisle.command.admission;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lines whose first command waits for a place: the most important first, and among equals in turn.
final class WaitingLines {
    private static final CommandClass[] FROM_THE_TOP = {
        CommandClass.CRITICAL, CommandClass.TILL, CommandClass.FEED, CommandClass.CATALOGUE
    };
    private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);

    private final Places places;
    private final Pauses pauses;
    private final EnumMap<CommandClass, ArrayDeque<Line>> lines = new EnumMap<>(CommandClass.class);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    WaitingLines(Places places, Pauses pauses) {
        this.places = places;
        this.pauses = pauses;
        for (var commandClass : CommandClass.values()) {
            lines.put(commandClass, new ArrayDeque<>());
        }
    }

    int size() {
        return waiting.get();
    }

    /// @param commandClass of the line's first command
    void join(Line line, CommandClass commandClass) {
        synchronized (lines) {
            of(commandClass).add(line);
            waiting.incrementAndGet();
        }
    }

    /// Lets a line go on once its client has earned a command.
    void joinAfter(long nanos, Line line, CommandClass commandClass) {
        pauses.after(
                Math.max(nanos, PAUSE_NANOS_MIN),
                () -> {
                    join(line, commandClass);
                    advance();
                });
    }

    /// Hands places to lines as long as there are some. One thread at a time does it, for all others that
    /// call meanwhile.
    void advance() {
        if (waiting.get() == 0 || calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            admitAll();
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    private void admitAll() {
        for (var commandClass : FROM_THE_TOP) {
            while (!isEmpty(commandClass)) {
                int joined = places.takePatiently(commandClass);
                if (joined == 0) {
                    return; // What is less important has a smaller share.
                }
                var line = poll(commandClass);
                if (line == null || !line.admitFirst(commandClass, joined)) {
                    places.giveBack(commandClass);
                }
            }
        }
    }

    private boolean isEmpty(CommandClass commandClass) {
        synchronized (lines) {
            return of(commandClass).isEmpty();
        }
    }

    private @Nullable Line poll(CommandClass commandClass) {
        synchronized (lines) {
            var line = of(commandClass).poll();
            if (line != null) {
                waiting.decrementAndGet();
            }
            return line;
        }
    }

    private ArrayDeque<Line> of(CommandClass commandClass) {
        var queue = lines.get(commandClass);
        if (queue == null) {
            throw new IllegalStateException("no queue of " + commandClass);
        }
        return queue;
    }
}
