package dev.aisle.cli.verify;

import dev.aisle.cli.progress.ProgressListener;
import java.time.Duration;

/// P2 and P3 alone, again and again while an installation runs: each time what came since the last time.
/// Keeps its connections, so that a look costs little. Not safe for several threads.
public final class LogVerification implements AutoCloseable {
    private final VerifyConfig config;
    private final LogSources sources;
    private VerifiedOffsets since;

    /// @throws dev.aisle.cli.CommandFailure if the log can't be read
    public LogVerification(VerifyConfig config) {
        this.config = config;
        this.sources = new LogSources(config);
        this.since = VerifiedOffsets.none(config.installation().name());
    }

    /// Looks at log and topic from where the last look ended that found nothing.
    public VerifyReport next() {
        long startNanos = System.nanoTime();
        var findings = new Findings(config.findingsMax());
        var tally = new Tally();
        var both = new LogAndTopic(config, sources, ProgressListener.SILENT, findings, tally);
        boolean whole = since.buckets().isEmpty();
        var heads = both.heads();
        both.checkSince(since, heads);
        both.walk(since, heads, (_, walk) -> walk.run(_ -> {}));
        both.judgeAhead(both.heads());
        if (findings.count() == 0) {
            since =
                    new VerifiedOffsets(
                            config.installation().name(), sources.epoch(), tally.verified);
        }
        return tally.report(whole, findings, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    @Override
    public void close() {
        sources.close();
    }
}
