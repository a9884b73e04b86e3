package dev.aisle.local.server;

import dev.aisle.local.process.LogTail;
import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL 18, durable: `fsync`, `full_page_writes` and `synchronous_commit` are on, since a promise
/// tested without them is not tested. Whoever may reach its port may do anything.
public final class PostgresServer implements LocalServer {

    public static final String USER = "postgres";
    private static final String NAME_DEFAULT = "postgres";

    private final ServerFiles files;
    private final String name;
    private final int port;

    public PostgresServer(ServerFiles files, int port) {
        this(files, NAME_DEFAULT, port);
    }

    /// @param name of its data, log and pid file, where there are several
    public PostgresServer(ServerFiles files, String name, int port) {
        this.files = files;
        this.name = name;
        this.port = port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        var bin = bin();
        if (Files.exists(data().resolve("PG_VERSION"))) {
            PostgresLeftovers.clear(data());
            return;
        }
        Files.createDirectories(data());
        run(
                bin.resolve("initdb").toString(),
                "-D",
                data().toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C");
    }

    @Override
    public ProcessSpec spec() {
        var command =
                asOrdinaryUser(
                        bin().resolve("postgres").toString(),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port));
        for (var setting : settings()) {
            command.add("-c");
            command.add(setting);
        }
        return files.spec(name, command, Map.of("LC_ALL", "C", "TZ", "UTC"), "INT");
    }

    private static List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=300",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "shared_buffers=128MB",
                "max_wal_size=512MB",
                "timezone=UTC",
                "log_min_messages=warning",
                "log_line_prefix=%m [%p] %d ");
    }

    @Override
    public boolean answers() {
        try (var connection = new PostgresConnection("127.0.0.1", port, USER, "postgres")) {
            return connection.query("select 1").equals(List.of("1"));
        } catch (IOException _) {
            return false;
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own root is nobody in particular and
    /// still owns its files, wherever they lie; where there are no such namespaces, `nobody` needs to own
    /// the data folder and to be let through to it.
    private ArrayList<String> asOrdinaryUser(String... command) {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(UNPRIVILEGED);
            if (UNPRIVILEGED.getFirst().equals("setpriv")) {
                giveDataToNobody();
            }
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static final List<String> UNPRIVILEGED =
            succeeds("unshare", "-U", "true")
                    ? List.of("unshare", "-U")
                    : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private void giveDataToNobody() {
        if (!succeeds("chown", "-R", "65534:65534", data().toString())) {
            throw new ServerFailure(
                    "PostgreSQL does not run as root, and "
                            + data()
                            + " cannot be given to nobody."
                            + " Run Aisle as an ordinary user");
        }
    }

    private Path data() {
        return files.data(name);
    }

    private Path bin() {
        return Binaries.of(files).postgres().resolve("bin");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while running " + command[0]);
        }
    }

    private void run(String... command) throws IOException {
        var log = files.log(name);
        Files.createDirectories(log.getParent());
        var builder =
                new ProcessBuilder(asOrdinaryUser(command))
                        .directory(data().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        try {
            if (builder.start().waitFor() != 0) {
                throw new ServerFailure("initdb failed:\n" + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while running initdb");
        }
    }
}
