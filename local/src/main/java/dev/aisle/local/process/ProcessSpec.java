package dev.aisle.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a child process is started and stopped, and where it leaves its traces.
///
/// @param name as people know it: `postgres`, `relay`
/// @param environment added to the environment of the one who starts it
/// @param log where its output is appended
/// @param pidFile where its identity is kept, so that it can be found again by another process
/// @param stopSignal what ends it in good order: `TERM`, or `INT` for PostgreSQL, whose answer to
///     `TERM` is to wait for its clients
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Path pidFile,
        String stopSignal) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
