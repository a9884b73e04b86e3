package dev.aisle.command.rest;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/// What holds for every request before and after the resources: how large a body may be, and that
/// nothing is answered without a problem document.
final class HttpEdges {
    static final long BODY_BYTES_MAX = 1L << 20;

    private static final String STREAMED = "/v1/batches";

    void install(@Observes Router router) {
        router.route().order(-1_000).handler(HttpEdges::limitBody);
        router.route().order(Integer.MAX_VALUE).handler(context -> fail(context, 404));
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 431, 500}) {
            router.errorHandler(status, context -> fail(context, status));
        }
    }

    private static void limitBody(RoutingContext context) {
        if (context.normalizedPath().equals(STREAMED)) {
            context.next();
            return;
        }
        // Bodies without a length are counted by Quarkus while they are read.
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BODY_BYTES_MAX);
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > BODY_BYTES_MAX) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            fail(context, 413);
        } else {
            context.next();
        }
    }

    private static void fail(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                .end(Buffer.buffer(Answers.bytes(ProblemMappers.problem(status))))
                .onFailure(_ -> context.request().connection().close());
    }
}
