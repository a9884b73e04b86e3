package dev.aisle.contracts.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisEntryTest {
    @Test
    void anEntryHoldsOffsetAndBody() {
        assertThat(RedisEntry.parse("17\n{\"a\":\"b\\nc\"}"))
                .isEqualTo(new RedisEntry(17, "{\"a\":\"b\\nc\"}"));
    }

    @Test
    void whatFollowsTheFirstLineIsTheBody() {
        assertThat(RedisEntry.parse("0\na\nb")).isEqualTo(new RedisEntry(0, "a\nb"));
    }

    @Test
    void noBodyMeansThatThereIsNoRow() {
        assertThat(RedisEntry.parse("17\n")).isEqualTo(new RedisEntry(17, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "17",
                "\n{}",
                "x\n{}",
                "1.5\n{}",
                "-1\n{}",
                "99999999999999999999\n{}"
            })
    void whatIsNoEntryIsRefused(String text) {
        assertThatThrownBy(() -> RedisEntry.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an entry of Aisle's: no offset line");
    }

    @Test
    void theScriptIsOnTheClassPath() {
        assertThat(RedisEntry.PUT_UNLESS_OLDER).contains("redis.call('SET'", "'PX'");
    }
}
