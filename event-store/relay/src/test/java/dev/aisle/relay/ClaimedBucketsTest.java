package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.eventstore.BucketLeases;
import dev.aisle.relay.loop.UnavailableException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimedBucketsTest {
    private final GivenLeases leases = new GivenLeases();
    private final BucketOwnership ownership =
            new BucketOwnership(leases, "a", 0, Installed.ALL, Installed.config(Map.of()));

    @Test
    void whatIsOwnedIsWhatTheLeasesGiveAndNoMore() {
        assertThat(ownership.get()).isEmpty();

        leases.given = Set.of(1, 2);
        ownership.doWork();
        assertThat(ownership.get()).containsExactlyInAnyOrder(1, 2);

        leases.given = Set.of(2);
        ownership.doWork();
        assertThat(ownership.get()).containsExactly(2);
    }

    @Test
    void whileNothingCanBeClaimedItKeepsWhatItHad() {
        leases.given = Set.of(3);
        ownership.doWork();

        leases.given = null;

        assertThatThrownBy(ownership::doWork).isInstanceOf(UnavailableException.class);
        assertThat(ownership.get()).containsExactly(3);
    }

    @Test
    void whoEndsGivesAllBack() {
        ownership.onClose();

        assertThat(leases.released).isEqualTo("a");
    }

    private static final class GivenLeases implements BucketLeases {
        /// Null while the store is away.
        private @Nullable Set<Integer> given = Set.of();

        private String released = "";

        @Override
        public Uni<Set<Integer>> claim(String name, Set<Integer> wanted, Duration length) {
            var now = given;
            return now == null
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().item(now);
        }

        @Override
        public Uni<Void> release(String name) {
            released = name;
            return Uni.createFrom().voidItem();
        }
    }
}
