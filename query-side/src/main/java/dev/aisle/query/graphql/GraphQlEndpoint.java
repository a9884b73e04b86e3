package dev.aisle.query.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// GraphQL over HTTP at `/graphql`: POST with a JSON body, and GET with `query`, `variables` and
/// `operationName`. It stands before SmallRye's own handler, which knows neither Aisle's limits nor its
/// codes.
@Singleton
public class GraphQlEndpoint {
    private static final String PATH = "/graphql";
    private static final String SCHEMA_PATH = PATH + "/schema.graphql";
    private static final String GRAPHQL_JSON = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final ObjectMapper VARIABLES = new ObjectMapper();

    /// Before the routes that Quarkus itself adds for the path.
    private static final int ORDER = -100;

    private final QueryExecution execution;
    private final PublishedSchema schema;
    private final QueryConfig config;

    @Inject
    public GraphQlEndpoint(QueryExecution execution, PublishedSchema schema, QueryConfig config) {
        this.execution = execution;
        this.schema = schema;
        this.config = config;
    }

    void routes(@Observes Router router) {
        router.route(PATH)
                .order(ORDER)
                .handler(BodyHandler.create(false).setBodyLimit(config.bodyBytesMax()))
                .handler(this::handle)
                .failureHandler(this::failed);
        router.get(SCHEMA_PATH).order(ORDER).handler(this::tellSchema);
    }

    private void tellSchema(RoutingContext http) {
        if (!config.introspection()) {
            http.response().setStatusCode(Code.NOT_FOUND.status());
            var _ = http.response().end();
            return;
        }
        http.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        var _ = http.response().end(schema.sdl());
    }

    private void failed(RoutingContext http) {
        if (http.response().ended()) {
            return;
        }
        if (http.statusCode() == Code.PAYLOAD_TOO_LARGE.status()) {
            refuse(
                    http,
                    Code.PAYLOAD_TOO_LARGE,
                    "A query's body is at most " + config.bodyBytesMax() + " bytes");
        } else if (http.failure() == null) {
            refuse(http, Code.MALFORMED, "The request can't be read");
        } else {
            write(http, GraphQlAnswer.refused(Failures.refusal(http.failure())));
        }
    }

    private void handle(RoutingContext http) {
        var method = http.request().method();
        if (!method.equals(HttpMethod.POST) && !method.equals(HttpMethod.GET)) {
            http.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
            write(http, 405, GraphQlAnswer.refused(Code.MALFORMED, "Send queries by GET or POST"));
            return;
        }
        GraphQlRequest request;
        try {
            request = method.equals(HttpMethod.GET) ? get(http) : post(http);
        } catch (QueryRefusedException e) {
            write(http, GraphQlAnswer.refused(e));
            return;
        }
        Context eventLoop = Objects.requireNonNull(Vertx.currentContext());
        execution
                .execute(request, task -> eventLoop.runOnContext(_ -> task.run()))
                .subscribe()
                .with(answer -> write(http, answer), http::fail);
    }

    private GraphQlRequest post(RoutingContext http) {
        var type = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            throw malformed("The body is JSON: send Content-Type: application/json", null);
        }
        return request(object("body", String.valueOf(http.body().asString())), http);
    }

    private GraphQlRequest get(RoutingContext http) {
        var parameters = http.queryParams();
        var body = Json.STRICT.createObjectNode();
        body.put("query", parameters.get("query"));
        body.put("operationName", parameters.get("operationName"));
        var variables = parameters.get("variables");
        if (variables != null) {
            body.set("variables", object("variables", variables));
        }
        return request(body, http);
    }

    private GraphQlRequest request(JsonNode body, RoutingContext http) {
        var query = text(body, "query");
        if (query == null || query.isBlank()) {
            throw malformed("query: a GraphQL document is required", "query");
        }
        return new GraphQlRequest(
                query,
                variables(body),
                text(body, "operationName"),
                http.request().getHeader("Aisle-Consistency-Token"),
                tokenWait(http.request().getHeader("Aisle-Consistency-Wait-Millis")));
    }

    private static JsonNode object(String field, String text) {
        try {
            if (Json.STRICT.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException _) {
            // Said below, without the parser's words.
        }
        throw malformed(field + ": a JSON object is expected", field);
    }

    private static @Nullable String text(JsonNode body, String field) {
        var node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw malformed(field + ": a string is expected", field);
        }
        return node.textValue();
    }

    private static Map<String, Object> variables(JsonNode body) {
        var node = body.get("variables");
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw malformed("variables: a JSON object is expected", "variables");
        }
        var variables = new HashMap<String, Object>();
        node.properties()
                .forEach(
                        entry ->
                                variables.put(
                                        entry.getKey(),
                                        VARIABLES.convertValue(entry.getValue(), Object.class)));
        return variables;
    }

    private @Nullable Duration tokenWait(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var wait = Duration.ofMillis(Long.parseLong(header));
            if (!wait.isNegative() && wait.compareTo(config.tokenWaitMax()) <= 0) {
                return wait;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw malformed(
                "Aisle-Consistency-Wait-Millis: 0 to " + config.tokenWaitMax().toMillis(),
                "Aisle-Consistency-Wait-Millis");
    }

    private static QueryRefusedException malformed(String detail, @Nullable String field) {
        return new QueryRefusedException(Code.MALFORMED, detail, field);
    }

    private static void refuse(RoutingContext http, Code code, String detail) {
        write(http, GraphQlAnswer.refused(code, detail));
    }

    /// By GraphQL over HTTP, a client that takes `application/json` only gets 200 for any well-formed
    /// request.
    private static void write(RoutingContext http, GraphQlAnswer answer) {
        write(http, answer.status(), answer);
    }

    private static void write(RoutingContext http, int status, GraphQlAnswer answer) {
        var response = http.response();
        if (response.ended() || response.closed()) {
            return;
        }
        var accept = Objects.requireNonNullElse(http.request().getHeader(HttpHeaders.ACCEPT), "");
        boolean plain = accept.contains(JSON) && !accept.contains(GRAPHQL_JSON);
        response.setStatusCode(status)
                .putHeader(
                        HttpHeaders.CONTENT_TYPE, (plain ? JSON : GRAPHQL_JSON) + "; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 503 || status == 429) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        var _ = response.end(Buffer.buffer(answer.toJson()));
    }
}
