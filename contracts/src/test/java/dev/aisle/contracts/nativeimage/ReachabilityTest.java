package dev.aisle.contracts.nativeimage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A native image knows only what it was told of: every type that JSON is read into or written from, and
/// every file. If this fails, add to or delete from the file what it names.
class ReachabilityTest {
    private static final String FILE =
            "/META-INF/native-image/dev.aisle/contracts/reachability-metadata.json";

    @Test
    void everyTypeThatJsonTouchesIsListed() throws Exception {
        var listed = new TreeSet<String>();
        for (var entry : metadata().get("reflection")) {
            listed.add(entry.get("type").textValue());
            assertThat(entry.get("allDeclaredConstructors").booleanValue()).isTrue();
            assertThat(entry.get("allDeclaredFields").booleanValue()).isTrue();
            assertThat(entry.get("allDeclaredMethods").booleanValue()).isTrue();
        }
        assertThat(listed).isEqualTo(new TreeSet<>(typesOfJson()));
    }

    @Test
    void everyCommandAndEventIsAmongThem() throws Exception {
        assertThat(typesOfJson())
                .containsAll(
                        names(Arrays.stream(CommandType.values()).map(CommandType::commandClass)))
                .containsAll(names(Arrays.stream(EventType.values()).map(EventType::eventClass)));
    }

    @Test
    void everyFileIsListed() throws Exception {
        var listed = metadata().get("resources").valueStream().map(r -> r.get("glob").textValue());
        try (var files = Files.walk(classes())) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(Files::isRegularFile)
                                    .map(file -> classes().relativize(file).toString())
                                    .filter(name -> !name.endsWith(".class"))
                                    .filter(name -> !name.startsWith("META-INF"))
                                    .toList());
        }
    }

    private static List<String> names(Stream<? extends Class<?>> types) {
        return types.<String>map(Class::getName).toList();
    }

    private static JsonNode metadata() throws IOException {
        try (var in = Objects.requireNonNull(ReachabilityTest.class.getResourceAsStream(FILE))) {
            return Json.STRICT.readTree(new String(in.readAllBytes(), UTF_8));
        }
    }

    private static List<String> typesOfJson() throws IOException {
        try (var files = Files.walk(classes())) {
            return files.map(file -> classes().relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .filter(ReachabilityTest::isTouchedByJson)
                    .toList();
        }
    }

    private static boolean isTouchedByJson(String name) {
        try {
            var type = Class.forName(name);
            return type.isRecord() || type.isEnum() || type.isAnnotationPresent(JsonTypeInfo.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(Money.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
