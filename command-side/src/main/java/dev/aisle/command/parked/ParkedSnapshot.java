package dev.aisle.command.parked;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Parked] as it is written down.
record ParkedSnapshot(List<CommandParked> waiting, @Nullable Instant appearedAt) {
    static final StateCodec<Parked, ParkedSnapshot> CODEC =
            new StateCodec<>(
                    1,
                    ParkedSnapshot.class,
                    parked -> new ParkedSnapshot(parked.waiting(), parked.appearedAt()),
                    ParkedSnapshot::parked);

    private Parked parked() {
        var parked = Parked.NOTHING;
        for (var one : waiting) {
            parked = parked.with(one);
        }
        return appearedAt == null ? parked : parked.appeared(appearedAt);
    }
}
