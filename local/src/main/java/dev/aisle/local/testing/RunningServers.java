package dev.aisle.local.testing;

import dev.aisle.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the launcher tells those who use its servers, by a file.
record RunningServers(
        ProcessIdentity launcher, Provider provider, Map<Server, ServerHandle> servers) {

    RunningServers {
        servers = Map.copyOf(servers);
    }

    ServerHandle get(Server server) {
        return Optional.ofNullable(servers.get(server)).orElseThrow();
    }

    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("launcher", launcher.toString());
        properties.setProperty("provider", provider.name());
        servers.forEach(
                (server, handle) -> {
                    properties.setProperty(server.key() + ".host", handle.host());
                    properties.setProperty(server.key() + ".port", Integer.toString(handle.port()));
                    properties.setProperty(server.key() + ".freeze-id", handle.freezeId());
                });
        var text = new StringWriter();
        properties.store(text, null);
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Nothing if the file is absent, damaged, or left by a launcher that no longer runs.
    static Optional<RunningServers> read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            var servers = new EnumMap<Server, ServerHandle>(Server.class);
            for (var server : Server.values()) {
                servers.put(
                        server,
                        new ServerHandle(
                                required(properties, server.key() + ".host"),
                                Integer.parseInt(required(properties, server.key() + ".port")),
                                required(properties, server.key() + ".freeze-id")));
            }
            return Optional.of(
                            new RunningServers(
                                    ProcessIdentity.parse(required(properties, "launcher")),
                                    Provider.valueOf(required(properties, "provider")),
                                    servers))
                    .filter(running -> running.launcher().alive().isPresent());
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static String required(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }
}
