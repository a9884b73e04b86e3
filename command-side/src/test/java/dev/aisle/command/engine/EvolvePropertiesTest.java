package dev.aisle.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.testing.Choices;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.id.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Evolving never throws, whatever happened in whatever order; and replaying gives what evolving gave.
class EvolvePropertiesTest {
    private static final int LENGTH_MAX = 80;

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(600);
    }

    @Property(tries = 1_500)
    void evolvingIsTotalOverAnyOrder(@ForAll Family family, @ForAll("choices") Choices random) {
        var history = new ArrayList<>(history(family, random));
        Collections.shuffle(history, random);
        var state = fold(family, Families.of(family).initialState(), history);

        assertThat(Families.of(family).restored(Families.of(family).snapshot(state)))
                .isEqualTo(state);
    }

    @Property(tries = 1_500)
    void replayingEqualsEvolvingAsItComesAndASnapshotWithItsTail(
            @ForAll Family family, @ForAll("choices") Choices random) {
        var rules = Families.of(family);
        int cut = random.nextInt(LENGTH_MAX);
        var at = Histories.START.plusSeconds(random.nextInt(40 * 24 * 3600));
        var history = history(family, random);
        var before = history.subList(0, Math.min(cut, history.size()));
        var after = history.subList(before.size(), history.size());

        var head = fold(family, rules.initialState(), before);
        var kept = rules.restored(rules.snapshot(rules.trimmed(head, at)));

        assertThat(fold(family, head, after))
                .isEqualTo(fold(family, rules.initialState(), history));
        var rest = fold(family, kept, after);
        var whole = fold(family, head, after);
        assertThat(rules.trimmed(rest, at)).isEqualTo(rules.trimmed(whole, at));
        assertThat(rules.dueAt(rest)).isEqualTo(rules.dueAt(whole));
    }

    private static List<? extends Event> history(Family family, Choices random) {
        return Histories.random(family, random, random.nextInt(LENGTH_MAX));
    }

    private static Object fold(Family family, Object state, List<? extends Event> events) {
        for (var event : events) {
            state = Families.of(family).evolve(state, event);
        }
        return state;
    }
}
