package dev.aisle.cli.verify;

import dev.aisle.cli.progress.ProgressListener;
import dev.aisle.cli.verify.redis.OfferCache;
import dev.aisle.cli.verify.scylla.StoredRow;
import dev.aisle.cli.verify.scylla.ViewTables;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.view.View;
import dev.aisle.folds.Projections;
import dev.aisle.folds.scylla.RowJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Walks log, topic and views of an installation, up to the heads of the log as they are at the start,
/// and tells where they are not as P2, P3, P4 and P7 promise. Works beside writers.
///
/// Whole: every event, record and row, and what a server keeps beside its log. Else from the offsets that were verified before: events and
/// records after them, and the rows of every partition key that has such an event, folded from its
/// first; a row that no event touched since is not looked at again, and surplus rows are not looked for.
public final class Verification {
    private static final int KEYS_PER_READ = 50;

    private final VerifyConfig config;
    private final Buckets buckets;
    private final Sources sources;
    private final Ahead ahead = new Ahead();
    private final ViewTables views;
    private final OfferCache cache;
    private final ProgressListener progress;
    private final Findings findings;
    private final Tally tally = new Tally();
    private final LogAndTopic logAndTopic;

    Verification(Sources sources, VerifyConfig config, ProgressListener progress) {
        this.config = config;
        this.buckets = new Buckets(config.bucketCount());
        this.sources = sources;
        this.views = sources.views();
        this.cache = sources.cache();
        this.progress = progress;
        this.findings = new Findings(config.findingsMax());
        this.logAndTopic = new LogAndTopic(config, sources.log(), progress, findings, tally);
    }

    /// Verifies the whole of an installation.
    ///
    /// @throws dev.aisle.cli.CommandFailure if one of its stores can't be read
    public static VerifyReport whole(VerifyConfig config, ProgressListener progress)
            throws InterruptedException {
        try (var sources = new Sources(config)) {
            return new Verification(sources, config, progress)
                    .run(VerifiedOffsets.none(config.installation().name()));
        }
    }

    /// @param before none for the whole
    VerifyReport run(VerifiedOffsets before) throws InterruptedException {
        var since = before.in(sources.log().epoch());
        long startNanos = System.nanoTime();
        boolean whole = since.buckets().isEmpty();
        var heads = logAndTopic.heads();
        logAndTopic.checkSince(since, heads);
        var control = control();
        var viewCheck = new ViewCheck(views, buckets, control, heads, findings, ahead);
        if (whole) {
            runWhole(heads, viewCheck);
        } else {
            runSince(since, heads, viewCheck);
        }
        checkCache(control);
        viewCheck.noteProgress();
        var headsNow = logAndTopic.heads();
        logAndTopic.judgeAhead(headsNow);
        ahead.judge(headsNow, findings);
        return tally.report(whole, findings, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /// Where a next verification may begin, if nothing was found.
    VerifiedOffsets verified() {
        return new VerifiedOffsets(
                config.installation().name(), sources.log().epoch(), tally.verified);
    }

    private ControlDocument control() {
        var inViews = views.control();
        var inCache = cache.control();
        return inCache != null && inCache.revision() > inViews.revision() ? inCache : inViews;
    }

    private void runWhole(Map<Integer, Long> heads, ViewCheck viewCheck)
            throws InterruptedException {
        var expected = new RowDigests();
        logAndTopic.walk(
                VerifiedOffsets.none(config.installation().name()),
                heads,
                (bucket, walk) -> {
                    var fold = new KeyFold(findings);
                    walk.run(fold::next);
                    fold.tables()
                            .live()
                            .forEach(
                                    (key, row) ->
                                            expected.add(
                                                    key,
                                                    bucket,
                                                    row.offset(),
                                                    RowJson.encode(row)));
                    tally.stockStreams += fold.stockStreams();
                });
        for (var difference : sources.log().derivedRows()) {
            findings.add(Finding.of(Promise.P2, difference.stream(), difference.what()));
        }
        progress.progressed("waiting for views", 0, ProgressListener.TOTAL_UNKNOWN);
        viewCheck.awaitHeads(config.waitAtMost());
        explain(compareRows(expected, viewCheck), heads, viewCheck);
    }

    /// @return buckets with rows that are altered or missing
    private SortedSet<Integer> compareRows(RowDigests expected, ViewCheck viewCheck) {
        var suspicious = new TreeSet<Integer>();
        for (var projection : Projections.ALL) {
            for (var table : projection.tables()) {
                views.scan(
                        table,
                        viewCheck.generation(table),
                        row -> compareRow(row, expected, viewCheck, suspicious));
            }
        }
        suspicious.addAll(expected.bucketsOfMissing());
        return suspicious;
    }

    private void compareRow(
            StoredRow row, RowDigests expected, ViewCheck viewCheck, Set<Integer> suspicious) {
        tally.rows++;
        progress.progressed("rows", tally.rows, Math.max(tally.rows, expected.count()));
        if (viewCheck.isNewer(row)) {
            tally.rowsNewer++;
            expected.cross(row.key());
            return;
        }
        switch (expected.compare(row.key(), row.offset(), row.body())) {
            case SAME -> viewCheck.checkTimestamp(row);
            case ALTERED -> suspicious.add(viewCheck.bucket(row.key()));
            case SURPLUS -> viewCheck.surplus(row);
        }
    }

    /// Folds a bucket once more to say what exactly is wrong with its rows.
    private void explain(
            SortedSet<Integer> suspicious, Map<Integer, Long> heads, ViewCheck viewCheck) {
        for (int bucket : suspicious) {
            var fold = new KeyFold(new Findings(0));
            logAndTopic.again(bucket, heads.getOrDefault(bucket, -1L), fold::next);
            viewCheck.check(fold.tables().live().values());
        }
    }

    private void runSince(VerifiedOffsets since, Map<Integer, Long> heads, ViewCheck viewCheck)
            throws InterruptedException {
        List<TouchedKeys> touched = new ArrayList<>();
        logAndTopic.walk(
                since,
                heads,
                (bucket, walk) -> {
                    var keys = new LinkedHashSet<String>();
                    walk.run(event -> keys.add(event.stream().key()));
                    touched.add(new TouchedKeys(bucket, List.copyOf(keys)));
                });
        progress.progressed("waiting for views", 0, ProgressListener.TOTAL_UNKNOWN);
        viewCheck.awaitHeads(config.waitAtMost());
        for (var keys : touched) {
            checkTouched(keys, heads.getOrDefault(keys.bucket(), -1L), viewCheck);
        }
    }

    private record TouchedKeys(int bucket, List<String> keys) {}

    private void checkTouched(TouchedKeys touched, long head, ViewCheck viewCheck) {
        for (int from = 0; from < touched.keys().size(); from += KEYS_PER_READ) {
            int to = Math.min(touched.keys().size(), from + KEYS_PER_READ);
            var fold = new KeyFold(findings);
            var versions = new StreamVersions(findings);
            for (var event :
                    sources.log()
                            .histories(touched.bucket())
                            .read(touched.keys().subList(from, to))) {
                if (event.offset() <= head) {
                    versions.next(event);
                    fold.next(event);
                }
            }
            var rows = fold.tables().all();
            tally.rows += rows.size();
            tally.rowsNewer += viewCheck.check(rows);
            progress.progressed("rows", tally.rows, ProgressListener.TOTAL_UNKNOWN);
            tally.stockStreams += fold.stockStreams();
        }
    }

    private void checkCache(ControlDocument control) {
        int generation = control.liveGeneration(View.OFFER.projection());
        var check = new CacheCheck(views, generation, config.cacheLifetime(), findings, tally);
        cache.scan(
                control.epoch(),
                generation,
                entry -> {
                    check.check(entry);
                    progress.progressed("Redis", tally.entries, ProgressListener.TOTAL_UNKNOWN);
                });
    }
}
