package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.eventstore.BucketLeases;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Leases in PostgreSQL: every bucket has one owner among those that are alive and want it, and none has
/// two more than another.
class BucketOwnershipTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PAST = Duration.ofNanos(1);

    private final Installed installed = Installed.create();
    private final BucketLeases leases = installed.leases();

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void oneRelayHasAll() {
        assertThat(claim("a", Installed.ALL, LONG)).isEqualTo(Installed.ALL);
    }

    @Test
    void aSecondOneGetsHalfAndWhatStaysDoesNotMove() {
        var before = claim("a", Installed.ALL, LONG);

        var second = claim("b", Installed.ALL, LONG);
        var first = claim("a", Installed.ALL, LONG);

        assertThat(second).hasSize(2);
        assertThat(first).hasSize(2);
        assertThat(union(first, second)).isEqualTo(before);
        assertThat(claim("b", Installed.ALL, LONG)).isEqualTo(second);
    }

    @Test
    void whatALeavingOneHadGoesToTheOthers() {
        claim("a", Installed.ALL, LONG);
        claim("b", Installed.ALL, LONG);
        claim("c", Installed.ALL, LONG);

        leases.release("b").await().atMost(LONG);

        var first = claim("a", Installed.ALL, LONG);
        var third = claim("c", Installed.ALL, LONG);
        assertThat(first).hasSize(2);
        assertThat(union(first, third)).isEqualTo(Installed.ALL);
    }

    @Test
    void oneThatIsNotHeardOfLosesAll() {
        claim("a", Installed.ALL, PAST);

        assertThat(claim("b", Installed.ALL, LONG)).isEqualTo(Installed.ALL);
    }

    @Test
    void aLeaseThatEndsTooFarAheadIsOfAClockThatWentBack() {
        claim("a", Installed.ALL, Duration.ofHours(1));

        assertThat(claim("b", Installed.ALL, LONG)).isEqualTo(Installed.ALL);
    }

    @Test
    void aBucketThatOnlyOneWantsIsItsOwn() {
        claim("a", Set.of(0, 1, 2), LONG);
        var second = claim("b", Set.of(2, 3), LONG);
        var first = claim("a", Set.of(0, 1, 2), LONG);

        assertThat(second).isEqualTo(Set.of(2, 3));
        assertThat(first).isEqualTo(Set.of(0, 1));
    }

    private Set<Integer> claim(String name, Set<Integer> wanted, Duration length) {
        return leases.claim(name, wanted, length).await().atMost(LONG);
    }

    private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
        var both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}
