package dev.aisle.contracts.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    /// Written down, so that the function can't change together with the client's.
    @ParameterizedTest
    @CsvSource({
        "SKU-1, 4",
        "sku-1, 11",
        "us-east, 30",
        "a, 60",
        "ab, 42",
        "abc, 27",
        "abcd, 52",
        "abcde, 29",
        "85123A, 28",
        "bf-26, 61"
    })
    void bucketsOf64StayWhereTheyAre(String key, int bucket) {
        assertThat(new Buckets(64).of(key)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "SKU-1",
                "ß", "é", "größe", "価格", "価格表", "Ω≈ç√", "😀", "a😀b", "\u0000", "\u00ff\u0080"
            })
    void textHashesAsKafkaHashesIt(String key) {
        assertAsKafka(key.getBytes(StandardCharsets.UTF_8));
        for (int count : new int[] {1, 2, 7, 64, 1000, Integer.MAX_VALUE}) {
            assertThat(new Buckets(count).of(key))
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(
                                    key.getBytes(StandardCharsets.UTF_8), count));
        }
    }

    @Test
    void bytesOfEveryTailLengthHashAsKafkaHashesThem() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int length = 0; length < 200; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Buckets.murmur2(bytes))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(Utils.murmur2(bytes));
        }
    }

    @Test
    void everyBucketGetsItsShareOfSkus() {
        var buckets = new Buckets(64);
        var share = new int[64];
        IntStream.range(0, 64_000).forEach(i -> share[buckets.of("SKU-" + i)]++);
        assertThat(Arrays.stream(share)).allMatch(n -> n > 850 && n < 1150);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void anInstallationHasABucket(int count) {
        assertThatThrownBy(() -> new Buckets(count)).hasMessageContaining("at least 1 bucket");
    }

    private static void assertAsKafka(byte[] bytes) {
        assertThat(Buckets.murmur2(bytes)).isEqualTo(Utils.murmur2(bytes));
    }
}
