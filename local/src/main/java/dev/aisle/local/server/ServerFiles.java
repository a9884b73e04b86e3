package dev.aisle.local.server;

import dev.aisle.local.process.ProcessSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where things lie.
///
/// @param root the checkout, below which the servers' jars lie
/// @param state the folder of one set of servers: their data, logs and pid files
public record ServerFiles(Path root, Path state) {

    public ServerFiles {
        root = root.toAbsolutePath();
        state = state.toAbsolutePath(); // Each server has a working directory of its own.
    }

    public Path data(String server) {
        return state.resolve("data").resolve(server);
    }

    public Path log(String process) {
        return state.resolve("log").resolve(process + ".log");
    }

    public Path pidFile(String process) {
        return pids().resolve(process + ".pid");
    }

    public Path pids() {
        return state.resolve("pid");
    }

    /// Executables unpacked from their jars, once for all sets of servers of this checkout.
    public Path binaries() {
        return root.resolve(".aisle/binaries");
    }

    /// The jars of one server, as a class path.
    String jarsOf(String server) {
        return root.resolve("local/servers").resolve(server).resolve("target/lib") + "/*";
    }

    ProcessSpec spec(
            String server,
            List<String> command,
            Map<String, String> environment,
            String stopSignal) {
        return new ProcessSpec(
                server,
                command,
                environment,
                data(server),
                log(server),
                pidFile(server),
                stopSignal);
    }

    /// The JDK that runs us also runs the servers.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
