package dev.aisle.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// With servers of its own, which it breaks.
@DisabledIfEnvironmentVariable(named = "AISLE_TEST_SERVERS", matches = "containers")
class TestServersLauncherTest {

    @Test
    void theServersEndWithTheirLastOwnerAndAKilledLauncherLeavesNothingBehind(@TempDir Path path)
            throws IOException {
        var folder = new TestServersFolder(path);
        var owner = new ProcessBuilder("sleep", "300").start();
        try {
            folder.owners().add(owner.toHandle());
            var orphans = identities(launch(folder));
            ProcessIdentity.read(folder.launcherPid())
                    .flatMap(ProcessIdentity::alive)
                    .orElseThrow()
                    .destroyForcibly();
            patiently().until(() -> RunningServers.read(folder.state()).isEmpty());
            assertThat(orphans).allMatch(server -> server.alive().isPresent());

            var servers = identities(launch(folder));

            assertThat(orphans).noneMatch(server -> server.alive().isPresent());
            assertThat(servers).allMatch(server -> server.alive().isPresent());
            owner.destroy();
            patiently()
                    .untilAsserted(
                            () -> {
                                assertThat(servers).noneMatch(server -> server.alive().isPresent());
                                assertThat(folder.run()).doesNotExist();
                                assertThat(folder.state()).doesNotExist();
                            });
        } finally {
            owner.destroy();
        }
    }

    private static RunningServers launch(TestServersFolder folder) throws IOException {
        var launcher = ChildProcess.start(TestServersLauncher.spec(ProjectRoot.find(), folder));
        patiently()
                .until(
                        () ->
                                RunningServers.read(folder.state()).isPresent()
                                        || !launcher.isAlive());
        return RunningServers.read(folder.state()).orElseThrow();
    }

    private static List<ProcessIdentity> identities(RunningServers running) {
        return Arrays.stream(Server.values())
                .map(server -> ProcessIdentity.parse(running.get(server).freezeId()))
                .toList();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }
}
