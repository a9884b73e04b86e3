package dev.aisle.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.id.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The files under `snapshots/` hold how states were written by each schema: whoever changes a form sees
/// them differ, and takes the next number.
class StateSnapshotsTest {
    private static final long GOLDEN_SEED = 42;

    @ParameterizedTest
    @EnumSource(Family.class)
    void stateIsWrittenAsItsSchemaSays(Family family) throws IOException {
        var rules = Families.of(family);
        var history = Histories.random(family, new Random(GOLDEN_SEED), 30);
        var state = fold(family, rules.initialState(), history);
        var name = "/snapshots/" + family.path() + "-" + rules.snapshotSchema() + ".json";

        try (var golden = StateSnapshotsTest.class.getResourceAsStream(name)) {
            assertThat(golden).as("the form has a file: %s", name).isNotNull();
            var text = new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(new String(rules.snapshot(state), StandardCharsets.UTF_8))
                    .as("a changed form takes the next schema number, and a file of its own")
                    .isEqualTo(text);
            assertThat(rules.restored(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(state);
        }
    }

    private static Object fold(Family family, Object state, List<? extends Event> events) {
        for (var event : events) {
            state = Families.of(family).evolve(state, event);
        }
        return state;
    }
}
