package dev.aisle.command.parked;

import dev.aisle.command.engine.Engine;
import dev.aisle.command.process.ProcessFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class ParkedWiring {
    /// @param engine made after its processes
    @Produces
    @Singleton
    ProcessFactory parked(Provider<Engine> engine, ParkedAnswers answers, InstantSource clock) {
        return (streams, commands) ->
                new ParkedProcess(
                        streams,
                        commands,
                        submission -> engine.get().submit(submission),
                        answers,
                        clock);
    }
}
