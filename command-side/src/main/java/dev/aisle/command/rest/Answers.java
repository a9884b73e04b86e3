package dev.aisle.command.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.admission.RateLimit;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Receipts and problems as HTTP responses.
public final class Answers {
    public static final String TOKEN_HEADER = "Aisle-Consistency-Token";
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final String DATA_PREFIX = "data.";

    private Answers() {}

    /// @param retryAfterSeconds for a code that is transient
    static Response of(Receipt receipt, RateLimit rateLimit, long retryAfterSeconds) {
        var problem = receipt.problem();
        var response =
                problem == null
                        ? json(receipt.code().status(), MediaType.APPLICATION_JSON, receipt)
                        : problemResponse(problem, retryAfterSeconds);
        response.header("RateLimit-Policy", rateLimit.policy())
                .header("RateLimit", rateLimit.state());
        if (receipt.version() != null) {
            response.tag(new EntityTag(Long.toString(receipt.version())));
        }
        if (receipt.code() == Code.PARKED) {
            response.header(HttpHeaders.LOCATION, "/v1/commands/" + receipt.commandId());
        }
        if (receipt.token() != null) {
            response.header(TOKEN_HEADER, receipt.token());
        }
        return response.build();
    }

    static Response of(MalformedCommandException malformed) {
        return of(Problem.of(Code.MALFORMED, malformed.getMessage(), malformed.field()));
    }

    public static Response of(Problem problem) {
        return problemResponse(problem, RETRY_AFTER_SECONDS).build();
    }

    /// For what has a status but no code of its own, such as a method that isn't allowed.
    static Problem problem(int status, String title, Code code, String detail) {
        return new Problem("about:blank", title, status, code, detail, null);
    }

    public static Response ok(Object body) {
        return json(200, MediaType.APPLICATION_JSON, body).build();
    }

    /// A body that is JSON already.
    static Response okJson(byte[] json) {
        return Response.ok(json, MediaType.APPLICATION_JSON).build();
    }

    static Response.ResponseBuilder json(int status, String mediaType, Object body) {
        return Response.status(status).type(mediaType).entity(bytes(body));
    }

    public static byte[] bytes(Object body) {
        try {
            return Json.LENIENT.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that can't be written as JSON", e);
        }
    }

    private static Response.ResponseBuilder problemResponse(
            Problem problem, long retryAfterSeconds) {
        var response = json(problem.status(), PROBLEM_JSON, inBody(problem));
        return problem.code().isTransient()
                ? response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                : response;
    }

    /// The body of a single command is what an envelope has in `data`.
    private static Problem inBody(Problem problem) {
        var field = problem.field();
        return field == null || !field.startsWith(DATA_PREFIX)
                ? problem
                : new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.code(),
                        problem.detail(),
                        withoutData(field));
    }

    private static @Nullable String withoutData(String field) {
        return field.substring(DATA_PREFIX.length());
    }
}
