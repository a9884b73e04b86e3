package dev.aisle.local.testing;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.server.ServerFiles;
import dev.aisle.local.testing.containers.ContainerServers;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The process that starts the test servers, holds them as long as somebody needs them, and ends with
/// them.
final class TestServersLauncher {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /// Up to the very end of this process, after the shutdown hook that deletes the folder.
    @SuppressWarnings("unused")
    private static @Nullable FileLock held;

    private TestServersLauncher() {}

    /// How it is started: detached, from the classes and jars of this module as they were built.
    static ProcessSpec spec(Path root, TestServersFolder folder) {
        var local = root.resolve("local/target");
        return new ProcessSpec(
                "test-servers",
                List.of(
                        ServerFiles.java(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Daisle.root=" + root,
                        "-cp",
                        local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                        TestServersLauncher.class.getName(),
                        folder.path().toString()),
                Map.of(),
                root,
                folder.launcherLog(),
                folder.launcherPid(),
                "TERM");
    }

    /// @param args the folder of [TestServersFolder]
    public static void main(String[] args) throws Exception {
        var folder = new TestServersFolder(Path.of(args[0]));
        held = folder.lockRun();
        Files.deleteIfExists(folder.state());
        var provider =
                Provider.choose(
                        System.getenv("AISLE_TEST_SERVERS"),
                        () -> ContainerEngine.answers(System.getenv("DOCKER_HOST")));
        say("starting provider=" + provider);
        try (var servers = start(provider, folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder, servers), "end"));
            new RunningServers(
                            ProcessIdentity.of(ProcessHandle.current()),
                            provider,
                            servers.handles())
                    .write(folder.state());
            say("running");
            awaitEnd(folder, servers);
        }
        System.exit(0);
    }

    private static HeldServers start(Provider provider, TestServersFolder folder) throws Exception {
        return switch (provider) {
            case EMBEDDED ->
                    EmbeddedServers.start(new ServerFiles(ProjectRoot.find(), folder.run()));
            case CONTAINERS -> ContainerServers.start();
        };
    }

    private static void awaitEnd(TestServersFolder folder, HeldServers servers) throws Exception {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            var dead = servers.firstDead();
            if (dead.isPresent()) {
                say("ended by itself or was killed server=" + dead.get());
                Files.deleteIfExists(folder.state());
                return;
            }
            if (!folder.owners().anyAlive() && leave(folder)) {
                say("nobody needs the servers any more");
                return;
            }
        }
    }

    /// Under the lock, so that nobody joins servers that are about to end.
    private static boolean leave(TestServersFolder folder) throws IOException {
        var lock = folder.lock();
        try (var _ = lock.acquiredBy()) {
            return !folder.owners().anyAlive() && Files.deleteIfExists(folder.state());
        }
    }

    private static void end(TestServersFolder folder, HeldServers servers) {
        try {
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            say("cannot delete " + folder.state() + ": " + e.getMessage());
        }
        servers.close();
        say("ended");
    }

    private static void say(String message) {
        System.out.println(Instant.now() + " " + message);
    }
}
