package dev.aisle.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTest {
    private final DurationOption option = new DurationOption();

    @Test
    void secondsMinutesAndHoursAreTimes() {
        assertThat(option.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(option.convert("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(option.convert("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(option.convert("1h")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1.5h", "1d", "99999999999"})
    void anythingElseIsNot(String text) {
        assertThatThrownBy(() -> option.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no time such as 90s");
    }
}
