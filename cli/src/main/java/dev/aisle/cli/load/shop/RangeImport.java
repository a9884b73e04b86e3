package dev.aisle.cli.load.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// A part of the assortment that comes as a catalogue import. It is the same for every shop, since an
/// import is a whole catalogue: another one would remove what came with the one before.
final class RangeImport {
    private static final int COUNT = 500;
    private static final long SEED = 7;

    private RangeImport() {}

    /// `R-1` to `R-500`, in categories that every shop has.
    static List<Product> products() {
        return Assortment.generate("R", COUNT, SEED, 0.1).products();
    }

    /// As NDJSON: categories, brands, products.
    static String lines(List<Product> products) {
        var lines = new ArrayList<ObjectNode>();
        var paths = new LinkedHashSet<List<CategoryId>>();
        var brands = new LinkedHashSet<BrandId>();
        for (var product : products) {
            var path = product.categories();
            for (int depth = 1; depth <= path.size(); depth++) {
                if (paths.add(path.subList(0, depth))) {
                    lines.add(category(path.subList(0, depth)));
                }
            }
            if (brands.add(product.brand())) {
                lines.add(
                        line("brand")
                                .put("brand", product.brand().value())
                                .put("name", Names.title(product.brand().value())));
            }
        }
        products.forEach(product -> lines.add(product(product)));
        return lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
    }

    private static ObjectNode category(List<CategoryId> path) {
        var own = path.getLast().value();
        var line = line("category").put("category", own).put("title", Names.title(own));
        return path.size() == 1 ? line : line.put("parent", path.get(path.size() - 2).value());
    }

    private static ObjectNode product(Product product) {
        var line =
                line("product")
                        .put("sku", product.sku().value())
                        .put("title", product.title())
                        .put("brand", product.brand().value())
                        .put("category", product.categories().getLast().value());
        return product.group() == null ? line : line.put("group", product.group());
    }

    private static ObjectNode line(String type) {
        return Json.LENIENT.createObjectNode().put("type", type);
    }
}
