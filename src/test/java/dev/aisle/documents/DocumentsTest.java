package dev.aisle.documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.receipt.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("aisle.root"));
    private static final Path DOMAIN = ROOT.resolve("docs/domain.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final String BEGIN = "<!-- codes -->\n";
    private static final String END = "<!-- end of codes -->";

    static List<Path> documents() {
        return Stream.of(ROOT.resolve("docs"), ROOT.resolve("k8s"))
                .flatMap(DocumentsTest::filesBelow)
                .filter(file -> file.toString().endsWith(".md"))
                .collect(
                        () ->
                                Stream.of("README.md", "CONTRIBUTING.md")
                                        .map(ROOT::resolve)
                                        .collect(Collectors.toList()),
                        List::add,
                        List::addAll);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        var folder = document.resolveSibling(".");
        assertThat(LINK.matcher(Files.readString(document)).results())
                .extracting(link -> link.group(1))
                .filteredOn(target -> !target.startsWith("http"))
                .allSatisfy(target -> assertThat(folder.resolve(target).normalize()).exists());
    }

    @Test
    void everyPromiseIsAttackedByATestThatIsThere() throws IOException {
        var there = testsThere();
        var page = Files.readString(ROOT.resolve("docs/promises.md"));
        for (int number = 1; number <= 12; number++) {
            assertThat(page).contains("\n## P" + number + " ");
        }
        assertThat(TEST.matcher(page).results())
                .extracting(test -> test.group(1))
                .hasSizeGreaterThan(20)
                .isSubsetOf(there);
    }

    @Test
    void theDomainPageNamesEveryCommandEventAndStream() throws IOException {
        assertThat(Files.readString(DOMAIN))
                .contains(CommandType.offered().stream().map(t -> "`" + t + "`").toList())
                .contains(
                        Arrays.stream(EventType.values())
                                .map(type -> "`" + type.eventClass().getSimpleName() + "`")
                                .toList())
                .contains(
                        Arrays.stream(Family.values())
                                .map(family -> "`" + family.path() + "/{")
                                .toList());
    }

    /// If this fails, write the table anew:
    /// `./mvnw -o test -pl src/test -Dtest=DocumentsTest -Daisle.docs.write=true`.
    @Test
    void theDomainPageListsEveryCodeWithItsStatus() throws IOException {
        var page = Files.readString(DOMAIN);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        var codes =
                "| code | HTTP | again? | meaning |\n| --- | --- | --- | --- |\n"
                        + Arrays.stream(Code.values())
                                .map(
                                        c ->
                                                "| `%s` | %d | %s | %s |\n"
                                                        .formatted(
                                                                c,
                                                                c.status(),
                                                                c.isTransient() ? "later" : "",
                                                                c.title()))
                                .collect(joining());
        if (Boolean.getBoolean("aisle.docs.write")) {
            Files.writeString(DOMAIN, page.substring(0, begin) + codes + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(codes);
        }
    }

    private static Set<String> testsThere() {
        return Stream.of(
                        "contracts",
                        "event-store",
                        "command-side",
                        "projections",
                        "query-side",
                        "cli",
                        "src/test")
                .flatMap(module -> filesBelow(ROOT.resolve(module)))
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
