package dev.aisle.query.scylla;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.view.View;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.ViewRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The views' tables, as projections lay them out.
@Singleton
public class ScyllaViewRows implements ViewRows {
    private static final Logger LOG = Logger.getLogger(ScyllaViewRows.class);
    private static final String COLUMNS = "select body, bucket_offset from ";

    private final ScyllaSession session;
    private final String keyspace;

    @Inject
    public ScyllaViewRows(ScyllaSession session, Installation installation) {
        this.session = session;
        this.keyspace = installation.keyspace();
    }

    @Override
    public Uni<Optional<Row>> offer(int generation, Sku sku, ZoneId zone) {
        return session.read(
                        rowsOf(View.OFFER, generation) + " where sku = ? and zone = ?",
                        sku.value(),
                        zone.value())
                .map(ScyllaViewRows::first);
    }

    @Override
    public Uni<Optional<Row>> stock(int generation, Sku sku, LocationId location) {
        return session.read(
                        rowsOf(View.STOCK, generation) + " where sku = ? and location = ?",
                        sku.value(),
                        location.value())
                .map(ScyllaViewRows::first);
    }

    @Override
    public Uni<List<Row>> tiles(
            int generation, CategoryId category, ZoneId zone, @Nullable Sku after, int limit) {
        var partition = rowsOf(View.TILE, generation) + " where category = ? and zone = ?";
        var found =
                after == null
                        ? session.read(
                                partition + " limit ?", category.value(), zone.value(), limit)
                        : session.read(
                                partition + " and sku > ? limit ?",
                                category.value(),
                                zone.value(),
                                after.value(),
                                limit);
        // The limit is far below the driver's page, so the first page is all.
        return found.map(rows -> list(rows, ScyllaViewRows::row));
    }

    @Override
    public Uni<List<Row>> ofBucket(View view, int generation, int bucket) {
        return session.read(rowsOf(view, generation) + " where bucket = ?", bucket)
                .chain(page -> allPages(page, new ArrayList<>()));
    }

    private static Uni<List<Row>> allPages(AsyncResultSet page, List<Row> rows) {
        page.currentPage().forEach(row -> rows.add(row(row)));
        return page.hasMorePages()
                ? Uni.createFrom()
                        .completionStage(page::fetchNextPage)
                        .chain(next -> allPages(next, rows))
                : Uni.createFrom().item(rows);
    }

    @Override
    public Uni<Map<Integer, Long>> progress(String projection, int generation) {
        return session.read(
                        "select bucket, bucket_offset from "
                                + keyspace
                                + ".progress where projection = ? and generation = ?",
                        projection,
                        generation)
                .map(ScyllaViewRows::byBucket);
    }

    @Override
    public Uni<Optional<ControlDocument>> control() {
        return session.read("select document from " + keyspace + ".control where id = ?", "current")
                .map(ScyllaViewRows::document);
    }

    private String rowsOf(View view, int generation) {
        return COLUMNS + keyspace + "." + view.table(generation);
    }

    private static Optional<Row> first(AsyncResultSet rows) {
        return Optional.ofNullable(rows.one()).map(ScyllaViewRows::row);
    }

    private static Row row(com.datastax.oss.driver.api.core.cql.Row row) {
        return new Row(java.util.Objects.requireNonNull(row.getString(0)), row.getLong(1));
    }

    private static <T> List<T> list(
            AsyncResultSet rows, Function<com.datastax.oss.driver.api.core.cql.Row, T> read) {
        var found = new ArrayList<T>();
        rows.currentPage().forEach(row -> found.add(read.apply(row)));
        return found;
    }

    private static Map<Integer, Long> byBucket(AsyncResultSet rows) {
        var offsets = new HashMap<Integer, Long>();
        rows.currentPage().forEach(row -> offsets.put(row.getInt(0), row.getLong(1)));
        return offsets;
    }

    private static Optional<ControlDocument> document(AsyncResultSet rows) {
        var row = rows.one();
        if (row == null || row.isNull(0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.LENIENT.readValue(row.getString(0), ControlDocument.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("The control document can't be read cause=%s", e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
