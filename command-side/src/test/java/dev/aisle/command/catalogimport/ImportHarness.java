package dev.aisle.command.catalogimport;

import dev.aisle.command.catalogimport.postgres.PostgresImportStore;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Receipt;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Imports without HTTP: sent, validated, published on the caller's thread.
public final class ImportHarness {
    private static final String CLIENT = "local";
    private static final ImportConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .withMapping(ImportConfig.class)
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withDefaultValue("aisle.catalog-import.published-together", "50")
                    .build()
                    .getConfigMapping(ImportConfig.class);

    private final Pool pool;
    private final PostgresImportStore store;
    private final ImportPublisher publisher;

    public ImportHarness(Pool pool, Function<Submission, CompletionStage<Receipt>> engine) {
        this.pool = pool;
        this.store = new PostgresImportStore(pool);
        this.publisher =
                new ImportPublisher(
                        store, CONFIG, engine, Duration.ofMillis(60), InstantSource.system());
    }

    public ImportProgress send(List<String> lines) {
        return send(lines, null);
    }

    /// @param declared how many lines the sender says there are
    public ImportProgress send(List<String> lines, @Nullable Long declared) {
        var id = UUID.randomUUID();
        store.open(id, CLIENT).await().indefinitely();
        var rows = new ArrayList<ImportRow.Staged>();
        var faults = new ArrayList<RowFault>();
        var reader =
                new RowReader(
                        false,
                        (number, row) -> rows.add(ImportRow.Staged.of(number, row)),
                        faults::add);
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i).getBytes(StandardCharsets.UTF_8));
        }
        faults.addAll(store.stage(id, rows).await().indefinitely());
        new Verdict(declared, faults)
                .settle(store, CONFIG, id, lines.size())
                .await()
                .indefinitely();
        return find(id);
    }

    public ImportProgress find(ImportProgress before) {
        return find(before.id());
    }

    public void confirm(ImportProgress held) {
        store.release(held.id(), held.lines(), 10_000).await().indefinitely();
    }

    public boolean rollBack(ImportProgress published) {
        return store.rollBack(published.id(), CLIENT).await().indefinitely();
    }

    public boolean publishNext() throws InterruptedException {
        return publisher.publishNext();
    }

    public void publish() throws InterruptedException {
        if (!publisher.publishNext()) {
            throw new AssertionError("nothing is to be published");
        }
    }

    public void forget() {
        store.forget(CONFIG.stagedKept(), CONFIG.kept()).await().indefinitely();
    }

    /// As if an import had been touched last so long ago.
    public void age(ImportProgress progress, Duration by) {
        pool.preparedQuery(
                        "UPDATE catalog_import SET touched_at = touched_at - $2 * interval '1"
                                + " second' WHERE id = $1")
                .execute(Tuple.of(progress.id(), by.toSeconds()))
                .await()
                .indefinitely();
    }

    public boolean isTold(ImportProgress progress) {
        return store.find(progress.id(), CLIENT).await().indefinitely().isPresent();
    }

    public long rows(ImportProgress progress) {
        return pool.preparedQuery("SELECT count(*) FROM catalog_row WHERE import = $1")
                .execute(Tuple.of(progress.id()))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public void leaseLapses() {
        pool.query(
                        "UPDATE catalog_import SET leased_until = clock_timestamp() - interval '1"
                                + " second'")
                .execute()
                .await()
                .indefinitely();
    }

    private ImportProgress find(UUID id) {
        return store.find(id, CLIENT).await().indefinitely().orElseThrow();
    }
}
