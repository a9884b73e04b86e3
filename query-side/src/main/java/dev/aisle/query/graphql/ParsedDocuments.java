package dev.aisle.query.graphql;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Parses, measures and validates documents, and keeps the good ones. When too many are kept, all are
/// dropped: a storefront has a few, so that many are an attack.
final class ParsedDocuments implements PreparsedDocumentProvider {
    private final GraphQLSchema schema;
    private final QueryConfig config;
    private final ConcurrentMap<String, PreparsedDocumentEntry> kept = new ConcurrentHashMap<>();

    ParsedDocuments(GraphQLSchema schema, QueryConfig config) {
        this.schema = schema;
        this.config = config;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        var known = kept.get(input.getQuery());
        return CompletableFuture.completedFuture(known != null ? known : prepare(input));
    }

    private PreparsedDocumentEntry prepare(ExecutionInput input) {
        var parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            return new PreparsedDocumentEntry(
                    List.<GraphQLError>of(parsed.getSyntaxException().toInvalidSyntaxError()));
        }
        var document = parsed.getDocument();
        try {
            DocumentLimits.check(document, config);
        } catch (QueryRefusedException e) {
            return new PreparsedDocumentEntry(List.<GraphQLError>of(QueryError.of(e)));
        }
        var errors = ParseAndValidate.validate(schema, document, input.getLocale());
        if (!errors.isEmpty()) {
            return new PreparsedDocumentEntry(List.<GraphQLError>copyOf(errors));
        }
        var entry = new PreparsedDocumentEntry(document);
        if (kept.size() >= config.documentsMax()) {
            kept.clear();
        }
        kept.put(input.getQuery(), entry);
        return entry;
    }
}
