package dev.aisle.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void aChildIsFoundAgainByItsPidFileUntilItEnds() throws IOException {
        var spec = spec("exec sleep 60");
        var child = ChildProcess.start(spec);

        assertThat(ChildProcess.find(spec)).map(ChildProcess::pid).contains(child.pid());
        assertThat(child.stop(Duration.ofSeconds(10))).isTrue();
        assertThat(ChildProcess.find(spec)).isEmpty();
    }

    @Test
    void aChildThatDoesNotListenIsKilledAfterTheGraceWithItsOwnChildren() throws IOException {
        var child = ChildProcess.start(spec("trap '' TERM; sleep 61 & echo $!; wait; wait"));
        Awaitility.await().until(() -> !LogTail.of(child.log()).isEmpty());
        var grandchild = Long.parseLong(LogTail.of(child.log()));

        assertThat(child.stop(Duration.ofMillis(200))).isFalse();

        assertThat(child.isAlive()).isFalse();
        Awaitility.await()
                .until(
                        () ->
                                !Files.exists(Path.of("/proc/" + grandchild + "/cmdline"))
                                        || isZombie(grandchild));
    }

    @Test
    void aFrozenChildStopsInGoodOrderToo() throws IOException {
        var child = ChildProcess.start(spec("exec sleep 62"));
        child.tree().freeze();

        assertThat(child.stop(Duration.ofSeconds(10))).isTrue();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void itsOutputIsAppendedToItsLog() throws IOException {
        for (var line : List.of("first", "second")) {
            var child = ChildProcess.start(spec("echo " + line));
            Awaitility.await().until(() -> !child.isAlive());
        }

        assertThat(LogTail.of(folder.resolve("child.log"))).isEqualTo("first\nsecond");
    }

    private static boolean isZombie(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z");
    }

    private ProcessSpec spec(String script) {
        return new ProcessSpec(
                "child",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("child.log"),
                folder.resolve("child.pid"),
                "TERM");
    }
}
