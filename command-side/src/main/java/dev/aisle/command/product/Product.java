package dev.aisle.command.product;

import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.product.ProductDescription;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A product as the catalogue has it.
///
/// @param content as last said; null before it was introduced
/// @param listed false once it was discontinued, until it is introduced again
/// @param sources the last word of each source that was heard, at most 16, the oldest first
public record Product(
        @Nullable ProductDescription content, boolean listed, List<SourceStamp> sources) {
    static final Product UNKNOWN = new Product(null, false, List.of());

    private static final int SOURCES_MAX = 16;

    public Product {
        sources = List.copyOf(sources);
    }

    /// Whether prices and stock may be said of it.
    public boolean isKnown() {
        return content != null;
    }

    @Nullable SourceStamp lastOf(SourceId source) {
        return sources.stream()
                .filter(stamp -> stamp.version().id().equals(source))
                .findFirst()
                .orElse(null);
    }

    Product described(ProductDescription description, @Nullable SourceStamp source) {
        return new Product(description, true, with(source));
    }

    Product discontinued(@Nullable SourceStamp source) {
        return new Product(content, false, with(source));
    }

    Product heard(@Nullable SourceStamp source) {
        return new Product(content, listed, with(source));
    }

    private List<SourceStamp> with(@Nullable SourceStamp source) {
        if (source == null) {
            return sources;
        }
        var others = sources.stream().filter(kept -> !isOf(kept, source)).toList();
        return Stream.concat(
                        others.stream().skip(Math.max(0, others.size() - SOURCES_MAX + 1)),
                        Stream.of(source))
                .toList();
    }

    private static boolean isOf(SourceStamp kept, SourceStamp source) {
        return kept.version().id().equals(source.version().id());
    }
}
