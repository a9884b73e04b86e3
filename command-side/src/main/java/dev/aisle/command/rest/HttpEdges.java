package dev.aisle.command.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/// What holds for every request before and after the resources: how large a body may be, and that
/// nothing is answered without a problem document.
final class HttpEdges {
    static final long BODY_BYTES_MAX = 1L << 20;

    private static final Set<String> STREAMED = Set.of("/v1/batches", "/v1/catalog/imports");

    private final BodyHandler bodyOfUntoldLength =
            BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX);

    void install(@Observes Router router) {
        router.route().order(-1_000).handler(this::limitBody).failureHandler(HttpEdges::failed);
        router.route().order(Integer.MAX_VALUE).handler(context -> fail(context, 404));
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 431, 500}) {
            router.errorHandler(status, context -> fail(context, status));
        }
    }

    private void limitBody(RoutingContext context) {
        if (STREAMED.contains(context.normalizedPath())) {
            context.next();
            return;
        }
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            // A body of untold length is counted while it is gathered.
            bodyOfUntoldLength.handle(context);
        } else if (Long.parseLong(length) > BODY_BYTES_MAX) {
            fail(context, 413);
        } else {
            context.next();
        }
    }

    /// What the client did is answered, or the client has gone; only defects go on to be logged.
    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < 500) {
            fail(context, status);
        } else if (!context.response().ended() && !context.response().closed()) {
            context.next();
        }
    }

    private static void fail(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        if (status == 413) {
            // What is left of the body is not read.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                .end(Buffer.buffer(Answers.bytes(ProblemMappers.problem(status))))
                .onFailure(_ -> context.request().connection().close());
    }
}
