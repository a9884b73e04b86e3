package dev.aisle.command.catalogimport.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.aisle.command.catalogimport.ImportProgress;
import dev.aisle.command.catalogimport.ImportRow;
import dev.aisle.command.catalogimport.ImportState;
import dev.aisle.command.catalogimport.ImportStore;
import dev.aisle.command.catalogimport.RowFault;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// In the database of the control plane.
@Singleton
public final class PostgresImportStore implements ImportStore {
    /// Counting and comparing a million rows takes seconds.
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private static final short PRODUCTS = 2;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Pool pool;

    public PostgresImportStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> open(UUID id, String client) {
        return call(ImportStatements.OPEN, Tuple.of(id, client)).replaceWithVoid();
    }

    @Override
    public Uni<List<RowFault>> stage(UUID id, List<ImportRow.Staged> rows) {
        var values = Staging.arguments(id, rows);
        return call(ImportStatements.STAGE, values)
                .map(_ -> List.<RowFault>of())
                .onFailure(Staging::isSaidTwice)
                .recoverWithUni(() -> stageNew(values));
    }

    private Uni<List<RowFault>> stageNew(Tuple values) {
        return call(ImportStatements.STAGE_NEW, values)
                .map(found -> list(found, Staging::saidTwice));
    }

    @Override
    public Uni<List<RowFault>> integrity(UUID id, int limit) {
        var values = Tuple.of(id, limit);
        return pool.query(ImportStatements.ANALYZE)
                .execute()
                .chain(() -> call(ImportStatements.UNKNOWN_REFERENCES, values))
                .chain(
                        unknown ->
                                unknown.size() > 0
                                        ? Uni.createFrom().item(unknown)
                                        : call(ImportStatements.CIRCLES, values))
                .map(
                        found ->
                                list(
                                        found,
                                        row ->
                                                new RowFault(
                                                        row.getLong(0),
                                                        row.getString(1),
                                                        row.getString(2))));
    }

    @Override
    public Uni<Void> refuse(
            UUID id,
            ImportState state,
            Code code,
            String detail,
            long lines,
            List<RowFault> errors) {
        return call(
                        ImportStatements.REFUSE,
                        Tuple.from(
                                List.of(
                                        id,
                                        state.name(),
                                        code.name(),
                                        detail,
                                        lines,
                                        written(errors))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(UUID id, long lines, int removedPermyriadMax) {
        return call(ImportStatements.COUNT, Tuple.of(id, lines))
                .chain(
                        () ->
                                call(
                                        ImportStatements.RELEASE,
                                        Tuple.of(id, (long) removedPermyriadMax)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> rollBack(UUID id, String client) {
        return call(ImportStatements.ROLL_BACK, Tuple.of(id, client))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Optional<ImportProgress>> find(UUID id, String client) {
        return call(ImportStatements.FIND, Tuple.of(id, client))
                .map(rows -> list(rows, PostgresImportStore::progress).stream().findFirst());
    }

    @Override
    public Uni<Optional<Work>> claim(Duration lease) {
        return call(ImportStatements.CLAIM, Tuple.of(lease.toMillis()))
                .map(rows -> list(rows, PostgresImportStore::work).stream().findFirst());
    }

    @Override
    public Uni<Page> changes(@Nullable UUID rows, short kind, String after, int limit) {
        return call(
                        ImportStatements.CHANGES,
                        Tuple.of(rows == null ? NOBODY : rows, kind, after, limit))
                .map(PostgresImportStore::page);
    }

    @Override
    public Uni<List<Category>> categories(UUID rows) {
        return call(ImportStatements.CATEGORIES, Tuple.of(rows))
                .map(found -> list(found, row -> new Category(row.getString(0), row.getString(1))));
    }

    @Override
    public Uni<List<String>> removals(@Nullable UUID rows, String after, int limit) {
        return call(ImportStatements.REMOVALS, Tuple.of(rows == null ? NOBODY : rows, after, limit))
                .map(found -> list(found, row -> row.getString(0)));
    }

    @Override
    public Uni<Boolean> published(Work work, short kind, List<Change> changes, Duration lease) {
        long counted = kind == PRODUCTS ? changes.size() : 0;
        return call(
                        ImportStatements.PUBLISHED,
                        Tuple.tuple()
                                .addUUID(work.id())
                                .addLong(counted)
                                .addLong(lease.toMillis())
                                .addShort(kind)
                                .addArrayOfString(
                                        changes.stream().map(Change::id).toArray(String[]::new))
                                .addArrayOfLong(
                                        changes.stream().map(Change::hash).toArray(Long[]::new)))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Boolean> removed(Work work, List<String> skus, Duration lease) {
        return call(
                        ImportStatements.REMOVED,
                        Tuple.tuple()
                                .addUUID(work.id())
                                .addLong((long) skus.size())
                                .addLong(lease.toMillis())
                                .addArrayOfString(skus.toArray(String[]::new)))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Void> done(Work work) {
        return call(ImportStatements.DONE, Tuple.of(work.id())).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(Duration stagedKept, Duration kept) {
        return call(ImportStatements.GIVE_UP, Tuple.of(stagedKept.toMillis()))
                .chain(() -> call(ImportStatements.FORGET_ROWS, Tuple.tuple()))
                .chain(() -> call(ImportStatements.FORGET, Tuple.of(kept.toMillis())))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> call(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).ifNoItem().after(ANSWER_TIMEOUT).fail();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        var list = new ArrayList<T>(rows.size());
        for (var row : rows) {
            list.add(read.apply(row));
        }
        return list;
    }

    private static Page page(RowSet<Row> found) {
        var changes = new ArrayList<Change>(found.size());
        @Nullable String last = null;
        for (var row : found) {
            var hash = row.getLong(1);
            if (hash == null) {
                last = row.getString(0);
            } else {
                var content = row.getDelegate().getBuffer(2).getBytes();
                changes.add(new Change(row.getString(0), hash, content));
            }
        }
        return new Page(changes, last);
    }

    private static Work work(Row row) {
        boolean isRollback = row.getString("state").equals(ImportState.ROLLING_BACK.name());
        var id = row.getUUID("id");
        return new Work(
                id, row.getString("client"), isRollback ? row.getUUID("restores") : id, isRollback);
    }

    private static ImportProgress progress(Row row) {
        var code = row.getString("code");
        return new ImportProgress(
                row.getUUID("id"),
                ImportState.valueOf(row.getString("state")),
                code == null ? null : Code.valueOf(code),
                row.getString("detail"),
                row.getLong("lines"),
                row.getLong("products"),
                row.getLong("changes"),
                row.getLong("removals"),
                row.getLong("done"),
                instant(row, "started_at"),
                row.getOffsetDateTime("published_at") == null ? null : instant(row, "published_at"),
                errors(row.getString("errors")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<RowFault> errors(String json) {
        try {
            return Json.LENIENT.readValue(json, new TypeReference<List<RowFault>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("errors that can't be read", e);
        }
    }

    private static String written(List<RowFault> errors) {
        try {
            return Json.LENIENT.writeValueAsString(errors);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("errors that can't be written as JSON", e);
        }
    }
}
