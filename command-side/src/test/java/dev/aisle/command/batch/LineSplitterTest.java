package dev.aisle.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    private static final String TEXT = "one\r\n\ntwo\nsixteen letters!!\nthree";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void linesAreTheSameHoweverTheyAreCut(int piece) {
        assertThat(split(TEXT, piece, 16)).containsExactly("one", "", "two", "<oversize>", "three");
    }

    @Test
    void nothingIsNoLine() {
        assertThat(split("", 1, 16)).isEmpty();
        assertThat(split("\n", 1, 16)).containsExactly("");
    }

    @Test
    void aLastLineThatIsTooLongIsToldOnce() {
        assertThat(split("x".repeat(100), 7, 16)).containsExactly("<oversize>");
    }

    private static List<String> split(String text, int piece, int lineBytesMax) {
        var found = new ArrayList<String>();
        var splitter =
                new LineSplitter(
                        lineBytesMax,
                        new LineSplitter.Lines() {
                            @Override
                            public void line(byte[] line) {
                                found.add(new String(line, StandardCharsets.UTF_8));
                            }

                            @Override
                            public void oversizeLine() {
                                found.add("<oversize>");
                            }
                        });
        for (int from = 0; from < text.length(); from += piece) {
            splitter.feed(
                    Buffer.buffer(text.substring(from, Math.min(text.length(), from + piece))));
        }
        splitter.end();
        return found;
    }
}
