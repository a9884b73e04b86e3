package dev.aisle.command.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private static final Instant START = Instant.parse("2026-11-27T05:00:00Z");

    private record Ticket(String name, @Nullable Instant endsAt, @Nullable Instant forgottenAt)
            implements Hold {}

    @RepeatedTest(10)
    void theyAreWhatAPlainMapWouldHold() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Map<String, Ticket> plain = new HashMap<>();
        var holds = Holds.<Ticket>none();
        for (int step = 0; step < 2_000; step++) {
            var before = holds;
            var was = Map.copyOf(plain);
            var name = name(random.nextInt(300));
            if (random.nextInt(5) == 0) {
                plain.remove(name);
                holds = holds.without(name);
            } else {
                var ticket = ticket(name, random);
                plain.put(name, ticket);
                holds = holds.with(ticket);
            }
            if (step % 20 == 0) {
                assertSame(holds, plain, seed);
                assertSame(before, was, seed);
            }
        }
        assertThat(holds).as("seed %d", seed).isEqualTo(rebuilt(plain));
    }

    @Test
    void whatIsForgottenGoesAndNothingElse() {
        var open = new Ticket("open", START, null);
        var kept = new Ticket("kept", null, START.plusSeconds(1));
        var gone = new Ticket("gone", null, START);
        var again = new Ticket("again", null, START);
        var holds =
                Holds.<Ticket>none()
                        .with(open)
                        .with(kept)
                        .with(gone)
                        .with(again)
                        .with(new Ticket("again", START, null));
        assertThat(holds.trimmedAt(START).size()).isEqualTo(4);
        assertThat(holds.trimmedAt(START.plusMillis(1)).all())
                .extracting(Ticket::name)
                .containsExactlyInAnyOrder("open", "kept", "again");
    }

    @Test
    void oneThatIsPutOffForEverTakesNoMoreRoom() {
        var holds = Holds.<Ticket>none().with(new Ticket("first", START, null));
        for (int i = 0; i < 100_000; i++) {
            holds = holds.with(new Ticket("later", START.plusSeconds(i + 1L), null));
        }
        assertThat(holds.overAt(Instant.MAX, 10))
                .extracting(Ticket::name)
                .containsExactly("first", "later");
        assertThat(holds.planned()).isLessThan(200);
    }

    private static void assertSame(Holds<Ticket> holds, Map<String, Ticket> plain, long seed) {
        assertThat(holds.size()).as("seed %d", seed).isEqualTo(plain.size());
        for (int i = 0; i < 300; i++) {
            assertThat(holds.get(name(i))).as("seed %d", seed).isEqualTo(plain.get(name(i)));
        }
        var due = START.plusSeconds(50);
        var over =
                plain.values().stream()
                        .filter(one -> one.endsAt() != null && !one.endsAt().isAfter(due))
                        .sorted(Comparator.comparing(Ticket::endsAt).thenComparing(Ticket::name))
                        .toList();
        assertThat(holds.overAt(due, 10))
                .as("seed %d", seed)
                .isEqualTo(over.subList(0, Math.min(10, over.size())));
        assertThat(holds.next())
                .as("seed %d", seed)
                .isEqualTo(
                        plain.values().stream()
                                .filter(one -> one.endsAt() != null)
                                .min(
                                        Comparator.comparing(Ticket::endsAt)
                                                .thenComparing(Ticket::name))
                                .orElse(null));
    }

    private static Holds<Ticket> rebuilt(Map<String, Ticket> plain) {
        List<Ticket> all = new ArrayList<>(plain.values());
        var holds = Holds.<Ticket>none();
        for (var ticket : all.reversed()) {
            holds = holds.with(ticket);
        }
        return holds;
    }

    private static Ticket ticket(String name, Random random) {
        var at = START.plusSeconds(random.nextInt(100));
        return switch (random.nextInt(4)) {
            case 0 -> new Ticket(name, null, at);
            case 1 -> new Ticket(name, null, null);
            default -> new Ticket(name, at, null);
        };
    }

    /// Of every two, the hashes are equal.
    private static String name(int i) {
        return (i % 2 == 0 ? "Aa" : "BB") + i / 2;
    }
}
