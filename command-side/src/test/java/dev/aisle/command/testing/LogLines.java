package dev.aisle.command.testing;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears what is logged while it listens.
public final class LogLines extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public void listen() {
        Logger.getLogger("").addHandler(this);
    }

    /// What was logged with a stack, as text.
    public List<String> stacks() {
        return records.stream()
                .filter(line -> line.getThrown() != null)
                .map(line -> line.getMessage() + ": " + Objects.toString(line.getThrown()))
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
