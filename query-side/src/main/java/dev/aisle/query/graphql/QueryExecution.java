package dev.aisle.query.graphql;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.token.ConsistencyToken;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.sets.ViewSets;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Executes queries over the schema that SmallRye GraphQL makes of [QueryApi], with Aisle's limits,
/// codes, consistency tokens and freshness.
@Singleton
public class QueryExecution {
    private final GraphQLSchema schema;
    private final QueryConfig config;
    private final ProgressBoard board;
    private final LiveControl control;
    private final ViewSets sets;
    private final Buckets buckets;
    private final Clock clock;
    private final Timer answered;
    private final Timer refused;
    private final AtomicInteger running;
    private final ParserOptions parserOptions;
    private @Nullable GraphQL graphql;

    @Inject
    public QueryExecution(
            PublishedSchema schema,
            QueryConfig config,
            ProgressBoard board,
            LiveControl control,
            ViewSets sets,
            Buckets buckets,
            Clock clock,
            MeterRegistry meters) {
        this.schema = schema.schema();
        this.config = config;
        this.board = board;
        this.control = control;
        this.sets = sets;
        this.buckets = buckets;
        this.clock = clock;
        this.answered = meters.timer("query.requests", "outcome", "answered");
        this.refused = meters.timer("query.requests", "outcome", "error");
        this.running =
                Objects.requireNonNull(meters.gauge("query.requests.running", new AtomicInteger()));
        this.parserOptions =
                ParserOptions.newParserOptions()
                        .captureIgnoredChars(false)
                        .captureLineComments(false)
                        .maxTokens(config.tokensMax())
                        .maxCharacters(config.bodyBytesMax())
                        .build();
    }

    @PostConstruct
    void build() {
        graphql =
                GraphQL.newGraphQL(schema)
                        .preparsedDocumentProvider(new ParsedDocuments(schema, config))
                        .defaultDataFetcherExceptionHandler(QueryExecution::failed)
                        .build();
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> failed(
            DataFetcherExceptionHandlerParameters parameters) {
        var refusal = Failures.refusal(parameters.getException());
        var error = QueryError.at(parameters.getPath(), parameters.getSourceLocation(), refusal);
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }

    /// Answers a request; never fails.
    ///
    /// @param eventLoop that the query runs on
    Uni<GraphQlAnswer> execute(GraphQlRequest request, Executor eventLoop) {
        var started = Timer.start();
        if (running.incrementAndGet() > config.concurrencyMax()) {
            running.decrementAndGet();
            return Uni.createFrom()
                    .item(
                            GraphQlAnswer.refused(
                                    Code.OVERLOADED,
                                    "More queries arrive than can be answered; ask again soon"));
        }
        return Uni.createFrom()
                .deferred(() -> answer(request, eventLoop))
                .onFailure()
                .recoverWithItem(failure -> GraphQlAnswer.refused(Failures.refusal(failure)))
                .onTermination()
                .invoke(running::decrementAndGet)
                .onItem()
                .invoke(answer -> started.stop(answer.hasErrors() ? refused : answered));
    }

    private Uni<GraphQlAnswer> answer(GraphQlRequest request, Executor eventLoop) {
        var wait = request.tokenWait() == null ? config.tokenWait() : request.tokenWait();
        var scope =
                new QueryScope(
                        clock,
                        token(request.token()),
                        wait,
                        config.rowsMax(),
                        eventLoop,
                        board,
                        control,
                        sets,
                        buckets);
        var input = input(request, scope);
        return Uni.createFrom()
                .completionStage(() -> Objects.requireNonNull(graphql).executeAsync(input))
                .emitOn(eventLoop)
                .ifNoItem()
                .after(deadline(request, wait))
                .failWith(QueryExecution::tooLate)
                .map(result -> answer(result, scope));
    }

    private Duration deadline(GraphQlRequest request, Duration wait) {
        return request.token() == null ? config.deadline() : config.deadline().plus(wait);
    }

    private static QueryRefusedException tooLate() {
        return new QueryRefusedException(
                Code.UNAVAILABLE, "The query was not answered in time; ask again soon", null);
    }

    private static @Nullable ConsistencyToken token(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ConsistencyToken.parse(text);
        } catch (IllegalArgumentException e) {
            throw new QueryRefusedException(
                    Code.MALFORMED, String.valueOf(e.getMessage()), "Aisle-Consistency-Token");
        }
    }

    private ExecutionInput input(GraphQlRequest request, QueryScope scope) {
        var smallRye = new SmallRyeContext("aisle");
        smallRye.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        smallRye.setOperationName(request.operationName());
        var context = new LinkedHashMap<Object, Object>();
        context.put(SmallRyeContextManager.CONTEXT, smallRye);
        context.put("runBlocking", false);
        context.put(ParserOptions.class, parserOptions);
        context.put(QueryScope.class, scope);
        if (!config.introspection()) {
            context.put(Introspection.INTROSPECTION_DISABLED, true);
        }
        // SmallRye looks here first, and another query of this thread may have left its own.
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .locale(Locale.ROOT)
                .graphQLContext(context)
                .build();
    }

    private GraphQlAnswer answer(ExecutionResult result, QueryScope scope) {
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        var errors = new ArrayList<QueryError>();
        result.getErrors().forEach(error -> errors.add(coded(error)));
        errors.addAll(scope.itemErrors());
        var freshness = scope.freshness(clock.instant(), config.headsAgeMax());
        return new GraphQlAnswer(
                result.isDataPresent(),
                result.getData(),
                errors,
                Map.of("freshness", freshness.toExtension()));
    }

    /// The errors of graphql-java are about the document or its variables.
    private static QueryError coded(GraphQLError error) {
        if (error instanceof QueryError coded) {
            return coded;
        }
        List<Object> path = error.getPath();
        return new QueryError(
                Code.MALFORMED,
                error.getMessage(),
                null,
                path,
                error.getLocations() == null ? List.of() : error.getLocations());
    }
}
