package dev.aisle.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process with all its descendants: PostgreSQL without its backends is only a door.
public record ProcessTree(ProcessIdentity root) {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 20;

    /// SIGSTOP: connections stay open and nothing answers.
    public void freeze() {
        root.alive()
                .ifPresent(
                        process -> Signals.send("STOP", List.of(process))); // No new children now.
        Signals.send("STOP", members());
    }

    /// SIGCONT: all go on where they were stopped.
    public void thaw() {
        Signals.send("CONT", members());
    }

    /// SIGKILL, and waits until all are gone.
    public void kill() {
        kill(members());
    }

    /// Sends the signal to the root alone, waits for it to end, and kills what is left after the grace.
    ///
    /// @return whether it ended by itself
    public boolean stop(String signal, Duration grace) {
        var members = members();
        if (members.isEmpty()) {
            return true;
        }
        Signals.send(signal, members.subList(0, 1));
        Signals.send("CONT", members); // A frozen process hears nothing else but SIGKILL.
        var ended = ends(members.getFirst(), grace);
        kill(members);
        return ended;
    }

    private static void kill(List<ProcessHandle> members) {
        var left = members.stream().filter(ProcessTree::lives).toList();
        Signals.send("KILL", left);
        left.forEach(process -> ends(process, KILLED_WITHIN));
    }

    private List<ProcessHandle> members() {
        return root.alive().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    private static boolean lives(ProcessHandle process) {
        return ProcessIdentity.of(process).alive().isPresent();
    }

    private static boolean ends(ProcessHandle process, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        while (lives(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process to end", e);
        }
    }
}
