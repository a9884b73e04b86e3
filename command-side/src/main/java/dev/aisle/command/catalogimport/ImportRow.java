package dev.aisle.command.catalogimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.command.source.ContentHash;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.product.UnitMeasure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a catalogue import.
public sealed interface ImportRow {
    /// @param parent a root if left out
    @RegisterForReflection
    record Category(CategoryId category, @Nullable CategoryId parent, String title)
            implements ImportRow {}

    @RegisterForReflection
    record Brand(BrandId brand, String name) implements ImportRow {}

    /// @param category the product's own
    @RegisterForReflection
    record Product(
            Sku sku,
            String title,
            BrandId brand,
            CategoryId category,
            @Nullable String group,
            @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure)
            implements ImportRow {}

    /// As it is kept until it is published.
    ///
    /// @param kind 0 a category, 1 a brand, 2 a product
    @SuppressWarnings("ArrayRecordComponent")
    record Staged(
            long line,
            short kind,
            String id,
            @Nullable String parent,
            @Nullable String brand,
            long hash,
            byte[] content) {
        static Staged of(long line, ImportRow row) {
            var content = written(row);
            long hash = ContentHash.of(content);
            return switch (row) {
                case Category category ->
                        new Staged(
                                line,
                                CATEGORY,
                                category.category().value(),
                                category.parent() == null ? null : category.parent().value(),
                                null,
                                hash,
                                content);
                case Brand brand ->
                        new Staged(line, BRAND, brand.brand().value(), null, null, hash, content);
                case Product product ->
                        new Staged(
                                line,
                                PRODUCT,
                                product.sku().value(),
                                product.category().value(),
                                product.brand().value(),
                                hash,
                                content);
            };
        }
    }

    short CATEGORY = 0;
    short BRAND = 1;
    short PRODUCT = 2;

    /// @param type `category`, `brand` or `product`
    /// @param fields all others
    /// @throws JsonProcessingException if a field is not what is expected
    static ImportRow of(String type, ObjectNode fields) throws JsonProcessingException {
        return switch (type) {
            case "category" -> Json.STRICT.treeToValue(fields, Category.class);
            case "brand" -> Json.STRICT.treeToValue(fields, Brand.class);
            default -> Json.STRICT.treeToValue(fields, Product.class);
        };
    }

    static <T extends ImportRow> T read(byte[] content, Class<T> type) {
        try {
            return Json.LENIENT.readValue(content, type);
        } catch (IOException e) {
            throw new IllegalStateException("a staged row that can't be read", e);
        }
    }

    private static byte[] written(ImportRow row) {
        try {
            return Json.LENIENT.writeValueAsBytes(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that can't be written as JSON", e);
        }
    }
}
