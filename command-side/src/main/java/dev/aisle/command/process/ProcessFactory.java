package dev.aisle.command.process;

/// Makes a process over the engine that runs it. One bean for each kind of process.
@FunctionalInterface
public interface ProcessFactory {
    Process over(StreamReader streams, CommandSender commands);
}
