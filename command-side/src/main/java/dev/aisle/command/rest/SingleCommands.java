package dev.aisle.command.rest;

import dev.aisle.command.admission.Admission;
import dev.aisle.command.client.Caller;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.kafka.CommandTopic;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One command by HTTP: parsed, stamped, handed over, and its receipt translated.
@Singleton
final class SingleCommands {
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(5);

    private final Admission admission;
    private final Engine engine;
    private final EngineConfig config;
    private final CommandTopic topic;
    private final ClientIdentity identity;
    private final InstantSource clock;

    SingleCommands(
            Admission admission,
            Engine engine,
            EngineConfig config,
            CommandTopic topic,
            ClientIdentity identity,
            InstantSource clock) {
        this.admission = admission;
        this.engine = engine;
        this.config = config;
        this.topic = topic;
        this.identity = identity;
        this.clock = clock;
    }

    /// @param targets from the path, by the names of [CommandType#targets()]
    Uni<Response> handle(CommandType type, Map<String, String> targets, byte[] body, Asked asked) {
        return handle(type, targets, body, asked, null);
    }

    /// @param then answers in place of the receipt what was accepted and is no dry run
    Uni<Response> handle(
            CommandType type,
            Map<String, String> targets,
            byte[] body,
            Asked asked,
            @Nullable Function<Receipt, Uni<Response>> then) {
        try {
            var command = CommandCodec.decode(type, targets, body);
            var conditions = Conditions.of(asked);
            // Also of what is answered at once: it may be parked, and asked for later.
            var id = KeptIds.next(identity.client(), clock.instant());
            var envelope =
                    new CommandEnvelope(
                            id,
                            type,
                            command,
                            conditions.expectedVersion(),
                            conditions.idempotencyKey(),
                            conditions.source(),
                            conditions.occurredAt(),
                            conditions.dryRun());
            var caller =
                    new Caller(
                            identity.client(),
                            conditions.actor(),
                            conditions.correlationId(),
                            TraceParent.current());
            return conditions.isAsync()
                    ? enqueue(envelope, caller)
                    : decide(envelope, caller, then);
        } catch (MalformedCommandException e) {
            return Uni.createFrom().item(Answers.of(e));
        }
    }

    private Uni<Response> decide(
            CommandEnvelope envelope,
            Caller caller,
            @Nullable Function<Receipt, Uni<Response>> then) {
        var now = clock.instant();
        return Uni.createFrom()
                .completionStage(
                        admission.submit(
                                new Submission(envelope, caller, now, now.plus(config.deadline()))))
                .chain(
                        receipt ->
                                then == null || envelope.dryRun() || receipt.code() != Code.ACCEPTED
                                        ? Uni.createFrom().item(answer(receipt, caller.client()))
                                        : then.apply(receipt));
    }

    private Response answer(Receipt receipt, String client) {
        long retryAfter =
                receipt.code().isTransient()
                        ? admission.retryAfterSeconds(client, receipt.code())
                        : 0;
        return Answers.of(receipt, admission.rateLimit(client), retryAfter);
    }

    private Uni<Response> enqueue(CommandEnvelope envelope, Caller caller) {
        var refused = engine.refusedAtOnce(envelope);
        if (refused.isPresent()) {
            return Uni.createFrom().item(Answers.of(refused.get()));
        }
        return Uni.createFrom()
                .completionStage(() -> topic.publish(envelope, caller))
                .ifNoItem()
                .after(PUBLISH_TIMEOUT)
                .fail()
                .map(
                        _ ->
                                Response.status(Response.Status.ACCEPTED)
                                        .header(
                                                HttpHeaders.LOCATION,
                                                "/v1/commands/" + envelope.id())
                                        .header("Preference-Applied", "respond-async")
                                        .build())
                .onFailure()
                .recoverWithItem(
                        () ->
                                Answers.of(
                                        Problem.of(
                                                Code.UNAVAILABLE,
                                                "the command topic does not answer; the command may"
                                                        + " or may not be taken")));
    }
}
