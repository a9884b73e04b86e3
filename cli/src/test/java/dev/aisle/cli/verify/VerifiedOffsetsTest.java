package dev.aisle.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedOffsetsTest {
    private static final VerifiedOffsets OFFSETS =
            new VerifiedOffsets(
                    "aisle", 0, Map.of(3, new VerifiedOffsets.Verified(17, new UUID(1, 2), 19)));

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        var file = folder.resolve("deeper/verified.json");
        OFFSETS.write(file);

        assertThat(VerifiedOffsets.read(file, "aisle")).isEqualTo(OFFSETS);
    }

    @Test
    void anotherInstallationBeginsAnew() throws Exception {
        var file = folder.resolve("verified.json");
        OFFSETS.write(file);

        assertThat(VerifiedOffsets.read(file, "other")).isEqualTo(VerifiedOffsets.none("other"));
    }

    @Test
    void withoutAFileItIsTheWhole() throws Exception {
        var none = VerifiedOffsets.read(folder.resolve("none.json"), "aisle");

        assertThat(none.offset(3)).isEqualTo(-1);
        assertThat(none.kafkaOffset(3)).isZero();
    }

    @Test
    void thoseOfAnotherEpochAreNone() {
        assertThat(OFFSETS.in(0)).isEqualTo(OFFSETS);
        assertThat(OFFSETS.in(1)).isEqualTo(VerifiedOffsets.none("aisle"));
    }
}
