package dev.aisle.configuration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationPageTest {
    private static final Path ROOT = Path.of(System.getProperty("aisle.root"));
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    private static final Pattern VARIABLE = Pattern.compile("AISLE_[A-Z0-9_]+");
    private static final String BEGIN = "<!-- keys, written by ConfigurationPageTest -->\n";
    private static final String END = "<!-- end of keys -->";

    /// If this fails, write the page anew:
    /// `./mvnw -o test -pl src/test -Dtest=ConfigurationPageTest -Daisle.docs.write=true`.
    @Test
    void thePageListsEveryKeyOfEveryRoom() throws IOException {
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        var keys = keys();
        if (Boolean.getBoolean("aisle.docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + keys + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(keys);
        }
    }

    /// A misspelt variable would be passed over silently.
    @ParameterizedTest
    @CsvSource({
        "command-side, command-side, installation buckets postgres kafka redis scylla",
        "query-side, query-side, installation buckets redis scylla",
        "relay, event-store/relay, installation buckets postgres kafka",
        "projections, projections/worker, installation kafka redis scylla generation"
    })
    void whatKubernetesSetsIsReadByTheRoom(String application, String module, String files)
            throws IOException {
        var known =
                new Room(application, module)
                        .keys().stream().map(ConfigKey::variable).collect(Collectors.toSet());
        for (var file : files.split(" ")) {
            var path = ROOT.resolve("k8s/base/configuration/" + file + ".env");
            assertThat(Files.readAllLines(path))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(known).contains(line.split("=", 2)[0]));
        }
        if (files.contains("postgres")) {
            assertThat(known).contains("AISLE_POSTGRES_USER", "AISLE_POSTGRES_PASSWORD");
        }
    }

    @Test
    void whatKubernetesNamesAnywhereIsAKey() throws IOException {
        var known =
                Room.ALL.stream()
                        .flatMap(room -> room.keys().stream())
                        .map(ConfigKey::variable)
                        .collect(Collectors.toSet());
        try (var files = Files.walk(ROOT.resolve("k8s"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(VARIABLE.matcher(Files.readString(file)).results())
                        .extracting(MatchResult::group)
                        .as(file.toString())
                        .isSubsetOf(known);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "command-side, 8080, 9000",
        "query-side, 8081, 9001",
        "event-store/relay, 8082, 9002",
        "projections/worker, 8083, 9003"
    })
    void roomsListenOnTheirOwnPorts(String module, String http, String management) {
        var properties = new Room(module, module).properties();
        assertThat(properties)
                .containsEntry("quarkus.http.port", http)
                .containsEntry("quarkus.management.port", management)
                .containsEntry("quarkus.management.enabled", "true");
    }

    private static String keys() {
        Map<Room, Collection<ConfigKey>> byRoom =
                Room.ALL.stream().collect(Collectors.toMap(room -> room, Room::keys));
        var shared = shared(byRoom);
        var sections = new ArrayList<String>();
        sections.add(section("Of several rooms", shared, byRoom));
        for (var room : Room.ALL) {
            var own = new ArrayList<>(byRoom.getOrDefault(room, List.of()));
            own.removeIf(key -> shared.stream().anyMatch(other -> isSame(key, other)));
            sections.add(section(room.title(), own, Map.of()));
        }
        return String.join("\n", sections);
    }

    /// Keys that mean the same in two rooms or more: of equal name and default.
    private static Collection<ConfigKey> shared(Map<Room, Collection<ConfigKey>> byRoom) {
        var shared = new LinkedHashSet<ConfigKey>();
        for (var room : Room.ALL) {
            for (var key : byRoom.getOrDefault(room, List.of())) {
                if (roomsOf(key, byRoom).size() > 1
                        && shared.stream().noneMatch(other -> isSame(key, other))) {
                    shared.add(key);
                }
            }
        }
        return shared.stream().sorted(Comparator.comparing(ConfigKey::name)).toList();
    }

    private static List<String> roomsOf(ConfigKey key, Map<Room, Collection<ConfigKey>> byRoom) {
        return Room.ALL.stream()
                .filter(
                        room ->
                                byRoom.getOrDefault(room, List.of()).stream()
                                        .anyMatch(other -> isSame(key, other)))
                .map(room -> room.title().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isSame(ConfigKey one, ConfigKey other) {
        return one.name().equals(other.name()) && one.value().equals(other.value());
    }

    private static String section(
            String title, Collection<ConfigKey> keys, Map<Room, Collection<ConfigKey>> byRoom) {
        var rooms = !byRoom.isEmpty();
        return "## "
                + title
                + "\n\n| key | default | "
                + (rooms ? "rooms | " : "")
                + "meaning |\n| --- | --- | "
                + (rooms ? "--- | " : "")
                + "--- |\n"
                + keys.stream()
                        .map(
                                key ->
                                        "| `"
                                                + key.name()
                                                + "` | `"
                                                + key.value()
                                                + "` | "
                                                + (rooms
                                                        ? String.join(", ", roomsOf(key, byRoom))
                                                                + " | "
                                                        : "")
                                                + key.meaning()
                                                + " |\n")
                        .collect(joining());
    }
}
