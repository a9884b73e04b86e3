package dev.aisle.command.batch;

import dev.aisle.command.admission.Admission;
import dev.aisle.command.client.Caller;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.kafka.CommandTopic;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.command.rest.TraceParent;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// `POST /v1/batches`: command envelopes as NDJSON in, receipts as NDJSON out, streamed both ways, see
/// [BatchOptions]. A bad line is a receipt, and the rest goes on; blank lines are skipped. With `Prefer:
/// respond-async` 202 and a batch to ask for, see [BatchResource].
@Singleton
public final class BatchRoute {
    static final String PATH = "/v1/batches";
    static final String NDJSON = "application/x-ndjson";

    private final Admission admission;
    private final CommandTopic topic;
    private final ReceiptKeeper keeper;
    private final BatchStore store;
    private final BatchConfig config;
    private final ClientIdentity identity;
    private final InstantSource clock;

    BatchRoute(
            Admission admission,
            CommandTopic topic,
            ReceiptKeeper keeper,
            BatchStore store,
            BatchConfig config,
            ClientIdentity identity,
            InstantSource clock) {
        this.admission = admission;
        this.topic = topic;
        this.keeper = keeper;
        this.store = store;
        this.config = config;
        this.identity = identity;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.post(PATH).order(-500).handler(this::accept);
    }

    private void accept(RoutingContext routing) {
        var request = routing.request();
        var context = routing.vertx().getOrCreateContext();
        var refused = refused(request);
        if (refused.isPresent()) {
            new BatchAnswers(request).problem(refused.get(), true);
            return;
        }
        try {
            var options = BatchOptions.of(request);
            if (options.async()) {
                acceptForLater(request, context, options);
            } else {
                new AnsweredBatch(
                                request,
                                context,
                                admission.openLine(),
                                config,
                                caller(request),
                                clock,
                                options)
                        .start();
                // Quarkus may have paused it while it looked for a route.
                request.resume();
            }
        } catch (MalformedCommandException e) {
            new BatchAnswers(request)
                    .problem(Problem.of(Code.MALFORMED, e.getMessage(), e.field()), true);
        }
    }

    private void acceptForLater(HttpServerRequest request, Context context, BatchOptions options) {
        request.pause();
        var caller = caller(request);
        store.open(
                        KeptIds.next(caller.client(), clock.instant()),
                        caller.client(),
                        options.idempotencyKey(),
                        config.openMax())
                .subscribe()
                .with(
                        opened ->
                                context.runOnContext(
                                        _ -> opened(request, context, options, caller, opened)),
                        _ ->
                                context.runOnContext(
                                        _ ->
                                                new BatchAnswers(request)
                                                        .problem(BatchAnswers.STORE_GONE, true)));
    }

    private void opened(
            HttpServerRequest request,
            Context context,
            BatchOptions options,
            Caller caller,
            Optional<BatchStore.Opened> opened) {
        if (opened.isEmpty()) {
            new BatchAnswers(request)
                    .problem(
                            Problem.of(
                                    Code.RATE_LIMITED,
                                    "a client has at most " + config.openMax() + " open batches"),
                            true);
            return;
        }
        new AcceptedBatch(
                        request,
                        context,
                        topic,
                        keeper,
                        store,
                        config,
                        caller,
                        options,
                        opened.get())
                .start();
        request.resume();
    }

    private Caller caller(HttpServerRequest request) {
        return new Caller(
                identity.client(),
                request.getHeader("Aisle-Actor"),
                request.getHeader("Aisle-Correlation-Id"),
                TraceParent.current());
    }

    private static Optional<Problem> refused(HttpServerRequest request) {
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
        return Optional.empty();
    }
}
