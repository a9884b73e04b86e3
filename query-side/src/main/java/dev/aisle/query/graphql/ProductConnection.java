package dev.aisle.query.graphql;

import dev.aisle.contracts.id.Sku;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// A page of a category, by the Relay specification of connections.
@Description("A page of products, by the Relay specification of connections.")
public record ProductConnection(
        @NonNull @Description("The products of this page, each with its cursor.")
                List<@NonNull ProductEdge> edges,
        @NonNull @Description("Whether and where the listing goes on.") PageInfo pageInfo) {

    /// A product in a page.
    @Description("A product in a page.")
    public record ProductEdge(
            @NonNull @Description("Its place in the listing, to be sent back as `after`; opaque.")
                    String cursor,
            @NonNull @Description("The product.") Product node) {}

    /// Whether and where the listing goes on.
    @Description("Whether and where a listing goes on.")
    public record PageInfo(
            @Description("Whether more follow.") boolean hasNextPage,
            @Description("Whether some came before.") boolean hasPreviousPage,
            @Description("The first product's cursor; null on an empty page.")
                    @Nullable String startCursor,
            @Description("The last product's cursor; null on an empty page.")
                    @Nullable String endCursor) {}

    /// @param more whether products follow after these
    static ProductConnection of(List<Product> products, boolean isFirstPage, boolean more) {
        var edges =
                products.stream()
                        .map(
                                product ->
                                        new ProductEdge(
                                                Cursor.after(new Sku(product.sku())), product))
                        .toList();
        return new ProductConnection(
                edges,
                new PageInfo(
                        more,
                        !isFirstPage,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()));
    }
}
