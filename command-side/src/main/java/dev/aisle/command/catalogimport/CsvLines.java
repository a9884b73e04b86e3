package dev.aisle.command.catalogimport;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180) as the objects that NDJSON has: the first line names the columns, an empty field is left
/// out, `tags` are parted by `|`, and `content`, `unit`, `per` are the unit measure. A record stands on one
/// line.
final class CsvLines {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final Set<String> MEASURE = Set.of("content", "unit", "per");

    private final BiConsumer<Long, ObjectNode> objects;
    private final Consumer<RowFault> faults;
    private @Nullable List<String> columns;

    CsvLines(BiConsumer<Long, ObjectNode> objects, Consumer<RowFault> faults) {
        this.objects = objects;
        this.faults = faults;
    }

    void line(long number, byte[] line) {
        var fields = fields(number, line);
        if (fields == null) {
            return;
        }
        if (columns == null) {
            columns = fields;
        } else if (fields.size() != columns.size()) {
            faults.accept(
                    new RowFault(
                            number,
                            null,
                            "has " + fields.size() + " fields, not " + columns.size()));
        } else {
            read(number, columns, fields);
        }
    }

    private void read(long number, List<String> names, List<String> fields) {
        var object = Json.STRICT.createObjectNode();
        var measure = Json.STRICT.createObjectNode();
        for (int i = 0; i < fields.size(); i++) {
            var name = names.get(i);
            var text = fields.get(i);
            if (text.isEmpty()) {
                continue;
            }
            if (name.equals("tags")) {
                var tags = object.putArray(name);
                for (var tag : text.split("\\|")) {
                    tags.add(tag);
                }
            } else if (MEASURE.contains(name)) {
                put(measure, name, text);
            } else {
                object.put(name, text);
            }
        }
        if (!measure.isEmpty()) {
            object.set("unitMeasure", measure);
        }
        objects.accept(number, object);
    }

    private static void put(ObjectNode measure, String name, String text) {
        if (!name.equals("unit")
                && text.length() < 12
                && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            measure.put(name, Long.parseLong(text));
        } else {
            measure.put(name, text);
        }
    }

    private @Nullable List<String> fields(long number, byte[] line) {
        try (MappingIterator<List<String>> records =
                CSV.readerForListOf(String.class)
                        .readValues(new String(line, StandardCharsets.UTF_8))) {
            return records.hasNext() ? records.next() : null;
        } catch (IOException | RuntimeException e) {
            faults.accept(new RowFault(number, null, "is no record of CSV on one line"));
            return null;
        }
    }
}
