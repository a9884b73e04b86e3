package dev.aisle.command.admission;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What all ways in go through to reach the engine: a client's quota, then a place within the limit, of
/// which the class of the command may have a share. What can't wait is refused at once ([#submit]); what
/// comes in a stream waits in its [Line], whose reader is held up.
public final class Admission {
    private static final int RETRY_AFTER_SECONDS_MAX = 3;
    private static final Problem OVER_QUOTA =
            Problem.of(
                    Code.RATE_LIMITED, "the client's quota is used up; wait as Retry-After says");
    private static final Problem NO_ROOM =
            Problem.of(
                    Code.OVERLOADED,
                    "more arrives than can be done, and the least important is refused first; come back later");

    private final Function<Submission, CompletionStage<Receipt>> engine;
    private final ClientQuotas quotas;
    private final ConcurrencyLimit limit;
    private final Places places;
    private final WaitingLines waitingLines;
    private final AdmissionMetrics metrics;
    private final LongSupplier nanoTime;

    Admission(
            AdmissionConfig config,
            Quotas quotas,
            Function<Submission, CompletionStage<Receipt>> engine,
            Pauses pauses,
            LongSupplier nanoTime,
            MeterRegistry registry) {
        this.engine = engine;
        this.nanoTime = nanoTime;
        this.quotas = new ClientQuotas(quotas, nanoTime);
        limit = new ConcurrencyLimit(config.limit(), nanoTime.getAsLong());
        places = new Places(limit);
        waitingLines = new WaitingLines(places, pauses);
        metrics = new AdmissionMetrics(registry, limit, places, waitingLines);
    }

    /// Takes a command at once or not at all: what is above its client's quota is answered `RATE_LIMITED`,
    /// and what finds no place `OVERLOADED`. Otherwise as the engine's.
    public CompletionStage<Receipt> submit(Submission submission) {
        var commandClass = CommandClass.of(submission.envelope().type());
        if (!quotas.of(submission.caller().client()).take()) {
            return refused(submission, commandClass, OVER_QUOTA);
        }
        int joined = places.take(commandClass);
        return joined == 0
                ? refused(submission, commandClass, NO_ROOM)
                : handOver(submission, commandClass, joined);
    }

    /// For a stream of commands, decided in their order as far as they are of one stream of events.
    public Line openLine() {
        return new Line(this, waitingLines);
    }

    /// For the fields `RateLimit-Policy` and `RateLimit`.
    public RateLimit rateLimit(String client) {
        return quotas.of(client).rateLimit();
    }

    /// For `Retry-After` with a code that is [Code#isTransient()]. Differs from call to call, so that those
    /// who were refused together don't come back together.
    public long retryAfterSeconds(String client, Code code) {
        return code == Code.RATE_LIMITED
                ? rateLimit(client).retryAfterSeconds()
                : ThreadLocalRandom.current().nextInt(RETRY_AFTER_SECONDS_MAX) + 1;
    }

    /// @param joined as [Places#take] said
    CompletionStage<Receipt> handOver(
            Submission submission, CommandClass commandClass, int joined) {
        long admittedAt = nanoTime.getAsLong();
        var answer = decided(submission).toCompletableFuture();
        if (answer.isDone()) { // Not decided: it tells nothing of the engine's capacity.
            leave(commandClass);
            return answer;
        }
        return answer.whenComplete(
                (receipt, _) -> {
                    if (receipt != null && receipt.code() != Code.UNAVAILABLE) {
                        long now = nanoTime.getAsLong();
                        limit.answered(joined, now - admittedAt, now);
                    }
                    leave(commandClass);
                });
    }

    /// @return as [Places#take]
    int joinPatiently(CommandClass commandClass) {
        return places.takePatiently(commandClass);
    }

    TokenBucket bucket(Submission submission) {
        return quotas.of(submission.caller().client());
    }

    long now() {
        return nanoTime.getAsLong();
    }

    private CompletionStage<Receipt> decided(Submission submission) {
        try {
            return engine.apply(submission);
        } catch (RuntimeException defect) {
            return CompletableFuture.failedStage(defect);
        }
    }

    private void leave(CommandClass commandClass) {
        places.giveBack(commandClass);
        waitingLines.advance();
    }

    private CompletionStage<Receipt> refused(
            Submission submission, CommandClass commandClass, Problem problem) {
        metrics.refused(commandClass, problem.code());
        return CompletableFuture.completedStage(
                Receipt.refused(submission.envelope().id(), problem));
    }
}
