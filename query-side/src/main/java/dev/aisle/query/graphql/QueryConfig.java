package dev.aisle.query.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What one query may ask for, and how long it may wait.
@ConfigMapping(prefix = "aisle.query")
public interface QueryConfig {
    /// Of a request's body, in bytes.
    @WithDefault("65536")
    int bodyBytesMax();

    /// Fields within fields, spread fragments included.
    @WithDefault("15")
    int depthMax();

    /// Fields of a document, spread fragments counted each time.
    @WithDefault("500")
    int fieldsMax();

    /// Fields at the root: each reads one partition.
    @WithDefault("20")
    int rootFieldsMax();

    /// Rows that all fields of a query may read together.
    @WithDefault("300")
    int rowsMax();

    /// Tokens of a document.
    @WithDefault("5000")
    int tokensMax();

    /// Documents that stay parsed.
    @WithDefault("1000")
    int documentsMax();

    /// How long a consistency token is waited for where the query doesn't say.
    @WithDefault("500ms")
    Duration tokenWait();

    /// The longest that a query may ask to wait.
    @WithDefault("5s")
    Duration tokenWaitMax();

    /// Of a whole query, beyond its wait for a token.
    @WithDefault("2s")
    Duration deadline();

    /// Queries under way at once; more are refused.
    @WithDefault("2000")
    int concurrencyMax();

    /// Heads older than this say nothing about how fresh an answer is.
    @WithDefault("5s")
    Duration headsAgeMax();

    /// Whether the schema may be asked for.
    @WithDefault("true")
    boolean introspection();
}
