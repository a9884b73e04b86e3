package dev.aisle.local.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The folder through which tests and the launcher of their servers meet.
record TestServersFolder(Path path) {

    private static final Duration POLL = Duration.ofMillis(50);

    /// `.aisle/test-servers` in the checkout, or what `AISLE_TEST_SERVERS_DIR` names: a run that breaks
    /// servers beside another run wants its own.
    static TestServersFolder of(Path root) {
        var named = System.getenv("AISLE_TEST_SERVERS_DIR");
        return new TestServersFolder(
                named == null
                        ? root.resolve(".aisle/test-servers")
                        : Path.of(named).toAbsolutePath());
    }

    Path state() {
        return path.resolve("servers.properties");
    }

    Owners owners() {
        return new Owners(path.resolve("owners"));
    }

    Path launcherLog() {
        return path.resolve("launcher.log");
    }

    Path launcherPid() {
        return path.resolve("launcher.pid");
    }

    /// Data, logs and pid files of the servers themselves.
    Path run() {
        return path.resolve("run");
    }

    /// Waits until no one else is in here. The result's channel is to be closed.
    FileLock lock() throws IOException {
        return lock("lock");
    }

    /// Waits until no other launcher has servers in [#run]: one that is about to end still stops them, and
    /// deletes that folder.
    FileLock lockRun() throws IOException {
        return lock("run.lock");
    }

    private FileLock lock(String name) throws IOException {
        Files.createDirectories(path);
        var channel =
                FileChannel.open(
                        path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException _) {
                // Held in this JVM, by this class under another class loader.
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }
}
