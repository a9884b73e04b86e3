package dev.aisle.command.batch;

import dev.aisle.command.client.Caller;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.rest.Answers;
import dev.aisle.command.rest.TraceParent;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// `POST /v1/batches`: command envelopes as NDJSON in, receipts as NDJSON out, streamed both ways. A bad
/// line is a receipt, and the rest goes on; blank lines are skipped. `?ordered=true` asks for receipts in
/// the order of the lines.
@Singleton
public final class BatchRoute {
    private static final String PATH = "/v1/batches";
    private static final String NDJSON = "application/x-ndjson";

    private final Engine engine;
    private final BatchConfig config;
    private final ClientIdentity identity;
    private final InstantSource clock;

    BatchRoute(Engine engine, BatchConfig config, ClientIdentity identity, InstantSource clock) {
        this.engine = engine;
        this.config = config;
        this.identity = identity;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.post(PATH).order(-500).handler(this::accept);
    }

    private void accept(RoutingContext routing) {
        var request = routing.request();
        var problem = refused(routing);
        if (problem.isPresent()) {
            routing.response()
                    .setStatusCode(problem.get().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                    .end(Buffer.buffer(Answers.bytes(problem.get())))
                    .onFailure(_ -> request.connection().close());
            return;
        }
        var caller =
                new Caller(
                        identity.client(),
                        request.getHeader("Aisle-Actor"),
                        request.getHeader("Aisle-Correlation-Id"),
                        TraceParent.current());
        new BatchRequest(
                        request,
                        routing.vertx().getOrCreateContext(),
                        engine,
                        config,
                        caller,
                        clock,
                        "true".equals(request.getParam("ordered")))
                .start();
        // Quarkus may have paused it while it looked for a route.
        request.resume();
    }

    private static Optional<Problem> refused(RoutingContext routing) {
        var request = routing.request();
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(NDJSON)) {
            return Optional.of(
                    new Problem(
                            "about:blank",
                            "Unsupported media type",
                            415,
                            Code.MALFORMED,
                            "send " + NDJSON,
                            "Content-Type"));
        }
        for (var name : new String[] {"Aisle-Actor", "Aisle-Correlation-Id"}) {
            var text = request.getHeader(name);
            if (text != null && text.length() > Caller.ACTOR_LENGTH_MAX) {
                return Optional.of(Problem.of(Code.MALFORMED, "is at most 128 characters", name));
            }
        }
        var ordered = request.getParam("ordered");
        return ordered == null || ordered.equals("true") || ordered.equals("false")
                ? Optional.empty()
                : Optional.of(Problem.of(Code.MALFORMED, "is true or false", "ordered"));
    }
}
