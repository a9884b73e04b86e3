package dev.aisle.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardsTest {
    @ParameterizedTest
    @ValueSource(strings = {" ", "all"})
    void aListWithoutServersIsOneShardOfAll(String list) {
        var shards = Shards.parse(list, "postgresql://a/aisle", 4);

        assertThat(shards.all())
                .containsExactly(new Shard(0, "postgresql://a/aisle", Set.of(0, 1, 2, 3)));
    }

    @Test
    void eachBucketIsFoundInItsShard() {
        var shards = Shards.parse("0,2@postgresql://a/x  1,3@postgresql://b/x", "unused", 4);

        assertThat(shards.of(2).url()).isEqualTo("postgresql://a/x");
        assertThat(shards.of(3)).isEqualTo(new Shard(1, "postgresql://b/x", Set.of(1, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "0-2@u, bucket 3 of 4 is in no shard",
        "0-2@u 2-3@v, bucket 2 is in shard 0 and in shard 1",
        "postgresql://a/x, a shard is written buckets@url",
        "0-3@, a shard is written buckets@url",
        "0-4@u, from 0 to 3",
    })
    void aListThatDoesNotFitIsRefusedWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.parse(text, "unused", 4))
                .withMessageContaining(reason);
    }
}
