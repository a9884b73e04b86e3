package dev.aisle.command.admission;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Admission for tests of what goes through it.
public final class TestAdmission {
    private TestAdmission() {}

    /// With the usual limit, and quotas that nobody uses up.
    public static Admission before(
            Function<Submission, CompletionStage<Receipt>> engine, MeterRegistry registry) {
        return new Admission(
                TestAdmissionConfig.USUAL,
                _ -> new Quota(1_000_000_000, 1_000_000_000),
                engine,
                (_, call) -> call.run(),
                System::nanoTime,
                registry);
    }
}
