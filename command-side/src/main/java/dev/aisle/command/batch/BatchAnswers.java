package dev.aisle.command.batch;

import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.UUID;

/// What a request for a batch is answered as a whole.
final class BatchAnswers {
    static final Problem STORE_GONE =
            Problem.of(
                    Code.UNAVAILABLE,
                    "the batches can't be written now; send this one again with its Idempotency-Key");

    private final HttpServerRequest request;

    BatchAnswers(HttpServerRequest request) {
        this.request = request;
    }

    void accepted(UUID id) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.LOCATION, BatchRoute.PATH + "/" + id)
                .putHeader("Preference-Applied", "respond-async")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Answers.bytes(Map.of("id", id.toString()))))
                .onFailure(_ -> request.connection().close());
    }

    /// @param unread whether there may be more of the body, which is not read
    void problem(Problem problem, boolean unread) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (problem.code().isTransient()) {
            response.putHeader("Retry-After", "1");
        }
        if (unread) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                .end(Buffer.buffer(Answers.bytes(problem)))
                .onComplete(
                        done -> {
                            if (unread || done.failed()) {
                                request.connection().close();
                            }
                        });
    }
}
