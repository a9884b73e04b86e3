package dev.aisle.contracts.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/contracts.md shows is what its schema takes, and what we take.
class ExamplesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- schema: (\\S+) -->\n```json\n(.*?)```", Pattern.DOTALL);

    private final Validator validator = Validator.ofCheckedIn();

    static Stream<MatchResult> examples() throws IOException {
        var page = Files.readString(SchemaFiles.MODULE.resolveSibling("docs/contracts.md"));
        var examples = EXAMPLE.matcher(page).results().toList();
        assertThat(examples).hasSizeGreaterThan(5);
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsWhatItsSchemaSays(MatchResult example) throws Exception {
        var schema = example.group(1);
        var text = example.group(2);
        assertThat(validator.faults(schema, SchemaFiles.parse(text))).as(text).isEmpty();
        if (schema.startsWith("commands/")) {
            assertThat(CommandCodec.decode(text.getBytes(UTF_8)).type().name())
                    .isEqualTo(schema.replaceAll("commands/|\\.v1\\.json", ""));
        }
    }
}
