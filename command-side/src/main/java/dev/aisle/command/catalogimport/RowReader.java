package dev.aisle.command.catalogimport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.product.Descriptions;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.json.JsonFault;
import dev.aisle.contracts.product.ProductDescription;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Reads the lines of an import, NDJSON or CSV, one by one.
final class RowReader {
    private static final Set<String> TYPES = Set.of("category", "brand", "product");
    private static final int TITLE_LENGTH_MAX = 200;

    private final BiConsumer<Long, ImportRow> rows;
    private final Consumer<RowFault> faults;
    private final Optional<CsvLines> csv;

    RowReader(boolean isCsv, BiConsumer<Long, ImportRow> rows, Consumer<RowFault> faults) {
        this.rows = rows;
        this.faults = faults;
        this.csv = isCsv ? Optional.of(new CsvLines(this::read, faults)) : Optional.empty();
    }

    void line(long number, byte[] line) {
        if (csv.isPresent()) {
            csv.get().line(number, line);
            return;
        }
        try {
            if (Json.STRICT.readTree(line) instanceof ObjectNode fields) {
                read(number, fields);
            } else {
                faults.accept(new RowFault(number, null, "one JSON object is expected"));
            }
        } catch (JacksonException e) {
            fault(number, e);
        } catch (IOException e) {
            faults.accept(new RowFault(number, null, "is no JSON in UTF-8"));
        }
    }

    private void read(long number, ObjectNode fields) {
        var type = fields.remove("type");
        if (type == null || !type.isTextual() || !TYPES.contains(type.textValue())) {
            faults.accept(new RowFault(number, "type", "is category, brand or product"));
            return;
        }
        try {
            var row = ImportRow.of(type.textValue(), fields);
            var refused = refused(row);
            if (refused.isPresent()) {
                faults.accept(new RowFault(number, field(refused.get()), refused.get().detail()));
            } else {
                rows.accept(number, row);
            }
        } catch (JacksonException e) {
            fault(number, e);
        }
    }

    private void fault(long number, JacksonException e) {
        var fault = JsonFault.of(e);
        faults.accept(new RowFault(number, fault.field(), fault.reason()));
    }

    private static @org.jspecify.annotations.Nullable String field(Refusal refusal) {
        return refusal.field() == null ? null : refusal.field().replace("data.", "");
    }

    private static Optional<Refusal> refused(ImportRow row) {
        return switch (row) {
            case ImportRow.Category category -> title("title", category.title());
            case ImportRow.Brand brand -> title("name", brand.name());
            case ImportRow.Product product ->
                    Descriptions.malformed(
                            new ProductDescription(
                                    product.title(),
                                    product.brand(),
                                    List.of(product.category()),
                                    product.group(),
                                    product.tags(),
                                    product.unitMeasure()));
        };
    }

    private static Optional<Refusal> title(String field, String text) {
        return Refusal.unless(
                !text.isBlank() && text.codePointCount(0, text.length()) <= TITLE_LENGTH_MAX,
                field,
                "1 to 200 characters, not all blank");
    }
}
