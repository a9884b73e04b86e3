package dev.aisle.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServersTest {

    private static final ProcessIdentity ALIVE = ProcessIdentity.of(ProcessHandle.current());
    private static final ProcessIdentity GONE =
            new ProcessIdentity(
                    ProcessHandle.current().pid(), Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir private Path folder = Path.of("");

    @Test
    void whatALivingLauncherWroteIsRead() throws IOException {
        var running = startedBy(ALIVE);
        running.write(file());

        assertThat(RunningServers.read(file())).contains(running);
    }

    @Test
    void whatIsLeftOfALauncherThatIsGoneDoesNotCount() throws IOException {
        startedBy(GONE).write(file());

        assertThat(RunningServers.read(file())).isEmpty();
    }

    @Test
    void anAbsentOrDamagedFileDoesNotCount() throws IOException {
        assertThat(RunningServers.read(file())).isEmpty();
        Files.writeString(file(), "launcher=" + ALIVE + "\nprovider=EMBEDDED\n");
        assertThat(RunningServers.read(file())).isEmpty();
    }

    @Test
    void ownersThatAreGoneAreForgotten() throws IOException {
        var owners = new Owners(folder.resolve("owners"));
        assertThat(owners.anyAlive()).isFalse();
        GONE.write(owners.folder().resolve("1"));
        assertThat(owners.anyAlive()).isFalse();
        assertThat(owners.folder()).isEmptyDirectory();

        owners.add(ProcessHandle.current());

        assertThat(owners.anyAlive()).isTrue();
    }

    private Path file() {
        return folder.resolve("servers.properties");
    }

    private static RunningServers startedBy(ProcessIdentity launcher) {
        return new RunningServers(
                launcher,
                Provider.EMBEDDED,
                Arrays.stream(Server.values())
                        .collect(
                                Collectors.toMap(
                                        server -> server,
                                        server ->
                                                new ServerHandle(
                                                        "localhost",
                                                        1_000 + server.ordinal(),
                                                        ALIVE.toString()))));
    }
}
