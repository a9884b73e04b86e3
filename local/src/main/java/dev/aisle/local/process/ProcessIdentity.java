package dev.aisle.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which process: its id and when it started, since ids are used again.
public record ProcessIdentity(long pid, Instant startedAt) {

    /// The start is derived from the time since boot, which moves a little when the clock is set.
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public static ProcessIdentity parse(String text) {
        var at = text.indexOf('@');
        return new ProcessIdentity(
                Long.parseLong(text.substring(0, at).strip()),
                Instant.parse(text.substring(at + 1).strip()));
    }

    /// What is written in `file`, or nothing if it is absent or unreadable as an identity.
    public static Optional<ProcessIdentity> read(Path file) {
        try {
            return Optional.of(parse(Files.readString(file)));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Files.writeString(draft, toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The process, if it still runs.
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(this::isSame).filter(ProcessIdentity::isNoZombie);
    }

    private boolean isSame(ProcessHandle process) {
        var started = of(process).startedAt();
        return process.isAlive()
                && Duration.between(started, startedAt).abs().compareTo(START_TOLERANCE) <= 0;
    }

    /// A dead process that nobody has waited for counts as alive with the JDK.
    private static boolean isNoZombie(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException | IndexOutOfBoundsException _) {
            return process.isAlive(); // Not on Linux, or gone just now.
        }
    }

    @Override
    public String toString() {
        return pid + "@" + startedAt;
    }
}
