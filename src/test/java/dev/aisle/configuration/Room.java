package dev.aisle.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// An application, and the `aisle.` keys that it reads: from its mappings, from what is injected by name,
/// and from its `application.properties` where they are only passed on.
record Room(String title, String module) {
    static final List<Room> ALL =
            List.of(
                    new Room("Command side", "command-side"),
                    new Room("Relay", "event-store/relay"),
                    new Room("Projections", "projections/worker"),
                    new Room("Query side", "query-side"));

    private static final Path ROOT = Path.of(System.getProperty("aisle.root"));

    /// Keys that are read without a mapping.
    private static final Map<String, ConfigKey> BARE =
            List.of(
                            new ConfigKey(
                                    "aisle.installation",
                                    "aisle",
                                    "Begins the name of every topic, group, channel and Redis key;"
                                            + " the keyspace, with `_` for `-`."),
                            new ConfigKey(
                                    "aisle.bucket-count",
                                    "64",
                                    "Fixed for the life of an installation."),
                            new ConfigKey(
                                    "aisle.kafka.bootstrap-servers",
                                    "localhost:19092",
                                    "`host:port`, several with commas between."))
                    .stream()
                    .collect(Collectors.toMap(ConfigKey::name, key -> key));

    Collection<ConfigKey> keys() {
        var sources = new ConfigSources(ROOT.resolve(module));
        var keys = sources.keys();
        sources.bareNames().forEach(name -> keys.computeIfAbsent(name, this::bare));
        properties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("aisle."))
                .forEach(name -> keys.computeIfAbsent(name, this::bare));
        return keys.values();
    }

    /// What the application itself sets, such as `quarkus.http.port`.
    Properties properties() {
        var properties = new Properties();
        var file = ROOT.resolve(module).resolve("src/main/resources/application.properties");
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private ConfigKey bare(String name) {
        var key = BARE.get(name);
        if (key == null) {
            throw new AssertionError(
                    name + " of " + title + " has neither a mapping nor a line here");
        }
        return key;
    }
}
