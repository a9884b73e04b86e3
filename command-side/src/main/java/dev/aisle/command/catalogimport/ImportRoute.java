package dev.aisle.command.catalogimport;

import dev.aisle.command.batch.BatchConfig;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `POST /v1/catalog/imports`: a whole catalogue as NDJSON or CSV, streamed. Answered once it is staged and
/// validated: 202 if it is being published, else what stands against it.
@Singleton
public final class ImportRoute {
    static final String PATH = "/v1/catalog/imports";

    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    private static final Problem UNAVAILABLE =
            Problem.of(Code.UNAVAILABLE, "imports can't be written now; send this one again");

    private final ImportStore store;
    private final ImportConfig config;
    private final BatchConfig bounds;
    private final ClientIdentity identity;
    private final InstantSource clock;

    ImportRoute(
            ImportStore store,
            ImportConfig config,
            BatchConfig bounds,
            ClientIdentity identity,
            InstantSource clock) {
        this.store = store;
        this.config = config;
        this.bounds = bounds;
        this.identity = identity;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.post(PATH).order(-500).handler(this::accept);
    }

    private void accept(RoutingContext routing) {
        var request = routing.request();
        var context = routing.vertx().getOrCreateContext();
        var type =
                String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE))
                        .toLowerCase(Locale.ROOT);
        boolean isCsv = type.startsWith("text/csv");
        if (!isCsv && !type.startsWith("application/x-ndjson")) {
            problem(
                    request,
                    new Problem(
                            "about:blank",
                            "Unsupported media type",
                            415,
                            Code.MALFORMED,
                            "send application/x-ndjson or text/csv",
                            "Content-Type"));
            return;
        }
        request.pause();
        var id = KeptIds.next(identity.client(), clock.instant());
        var client = identity.client();
        store.open(id, client)
                .subscribe()
                .with(
                        _ -> context.runOnContext(_ -> read(request, context, isCsv, id, client)),
                        e -> context.runOnContext(_ -> failed(request, e)));
    }

    private void read(
            HttpServerRequest request, Context context, boolean isCsv, UUID id, String client) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        new ImportUpload(
                        request,
                        context,
                        store,
                        config,
                        bounds,
                        encoding != null && encoding.toLowerCase(Locale.ROOT).contains("gzip"),
                        isCsv,
                        new ImportUpload.Declared(
                                number(request.getParam("lines")), request.getParam("sha256")),
                        id,
                        new ImportUpload.Done() {
                            @Override
                            public void done() {
                                tell(request, context, id, client);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                ImportRoute.failed(request, cause);
                            }
                        })
                .start();
        request.resume();
    }

    private void tell(HttpServerRequest request, Context context, UUID id, String client) {
        store.find(id, client)
                .subscribe()
                .with(
                        found ->
                                context.runOnContext(
                                        _ -> found.ifPresent(import_ -> answer(request, import_))),
                        e -> context.runOnContext(_ -> failed(request, e)));
    }

    private static void answer(HttpServerRequest request, ImportProgress progress) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status(progress))
                .putHeader(HttpHeaders.LOCATION, PATH + "/" + progress.id())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Answers.bytes(progress)))
                .onFailure(_ -> request.connection().close());
    }

    static int status(ImportProgress progress) {
        return progress.code() == null ? 202 : progress.code().status();
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return -1L;
        }
    }

    private static void failed(HttpServerRequest request, Throwable cause) {
        LOG.warnf("A catalogue import can't be staged cause=%s", cause);
        problem(request, UNAVAILABLE);
    }

    private static void problem(HttpServerRequest request, Problem problem) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                .end(Buffer.buffer(Answers.bytes(problem)))
                .onComplete(_ -> request.connection().close());
    }
}
