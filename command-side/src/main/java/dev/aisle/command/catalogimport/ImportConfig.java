package dev.aisle.command.catalogimport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of catalogue imports; lines and unpacked bytes are bounded as those of batches.
@ConfigMapping(prefix = "aisle.catalog-import")
public interface ImportConfig {
    /// Rows that are staged in one statement.
    @WithDefault("1000")
    int stagedTogether();

    /// Statements of an upload in flight; beyond them reading pauses.
    @WithDefault("4")
    int stagingMax();

    /// Rows that are compared, and as far as they differ published, together, at most 10,000; twice as many
    /// are under way.
    @WithDefault("2000")
    int publishedTogether();

    /// Errors that are kept of an import, the first ones.
    @WithDefault("100")
    int errorsMax();

    /// What may be removed without a confirmation, in permyriad of what was published.
    @WithDefault("200")
    int removedPermyriadMax();

    /// How long an import waits for its end or a confirmation; then it is given up, and its rows are dropped.
    @WithDefault("1d")
    Duration stagedKept();

    /// How long it is told what became of an import.
    @WithDefault("90d")
    Duration kept();

    /// How often an instance drops what is older.
    @WithDefault("1h")
    Duration forgetInterval();

    /// How often an instance looks for a publication that nobody carries on.
    @WithDefault("1s")
    Duration pollInterval();

    /// For how long a publication is an instance's own without progress.
    @WithDefault("30s")
    Duration lease();

    /// A product is published within this, or with the next try.
    @WithDefault("30s")
    Duration deadline();
}
