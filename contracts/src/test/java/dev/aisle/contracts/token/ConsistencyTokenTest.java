package dev.aisle.contracts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {
    @Test
    void aTokenIsReadBack() {
        var token = new ConsistencyToken(7, new TreeMap<>(Map.of(3, 17L, 63, 9_000_000_000L)));
        assertThat(ConsistencyToken.parse(token.toString())).isEqualTo(token);
    }

    @Test
    void aTokenFitsIntoAHeaderAsItIs() {
        var offsets =
                IntStream.range(0, ConsistencyToken.BUCKETS_MAX)
                        .boxed()
                        .collect(Collectors.toMap(b -> b, _ -> Long.MAX_VALUE));
        var token = new ConsistencyToken(Integer.MAX_VALUE, new TreeMap<>(offsets)).toString();
        assertThat(token).matches("[A-Za-z0-9_-]{1,300}");
        assertThat(ConsistencyToken.parse(token).offsets()).isEqualTo(offsets);
    }

    @Test
    void aTokenNamesAtMostSixteenBuckets() {
        var offsets =
                IntStream.rangeClosed(0, ConsistencyToken.BUCKETS_MAX)
                        .boxed()
                        .collect(Collectors.toMap(b -> b, _ -> 1L));
        assertThatThrownBy(() -> new ConsistencyToken(0, new TreeMap<>(offsets)))
                .hasMessage("a token names at most 16 buckets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "AQ",
                "AQAAAA",
                "====",
                "not base64!",
                "AQAAAAA AAAA",
                "価格",
                "Ag",
                "AgAAAAAAAAAAAAAAAAAAAAA",
                "AQAAAAAAAAABAAAAAAAAAA"
            })
    void aTextThatIsNoTokenIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aTokenThatWouldNameTooMuchIsRefused() {
        var bytes = ByteBuffer.allocate(5 + 17 * 12).put(0, (byte) 1).array();
        assertRefused(Base64.getUrlEncoder().encodeToString(bytes));
        assertRefused("A".repeat(100_000));
    }

    @Test
    void bucketsAndOffsetsBelowZeroAreRefused() {
        assertRefused(encoded(0, -1, 5));
        assertRefused(encoded(0, 5, -1));
        assertRefused(encoded(-1, 5, 5));
    }

    @Test
    void aBucketNamedTwiceIsRefused() {
        assertRefused(encoded(0, 5, 5, 5, 6));
    }

    private static String encoded(int epoch, long... pairs) {
        var bytes = ByteBuffer.allocate(5 + pairs.length / 2 * 12).put((byte) 1).putInt(epoch);
        for (int i = 0; i < pairs.length; i += 2) {
            bytes.putInt((int) pairs[i]).putLong(pairs[i + 1]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> ConsistencyToken.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "not a consistency token; send back Aisle-Consistency-Token as it came");
    }
}
