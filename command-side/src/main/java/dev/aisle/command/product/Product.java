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
/// @param lost what lost last against one of them by the same version
public record Product(
        @Nullable ProductDescription content,
        boolean listed,
        List<SourceStamp> sources,
        List<SourceStamp> lost) {
    static final Product UNKNOWN = new Product(null, false, List.of(), List.of());

    private static final int SOURCES_MAX = 16;

    public Product {
        sources = List.copyOf(sources);
        lost = List.copyOf(lost);
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
        return new Product(description, true, with(source), lostBeside(source));
    }

    Product discontinued(@Nullable SourceStamp source) {
        return new Product(content, false, with(source), lostBeside(source));
    }

    Product heard(@Nullable SourceStamp source) {
        return new Product(content, listed, with(source), lostBeside(source));
    }

    Product losing(SourceStamp stamp) {
        var others = lost.stream().filter(kept -> !isOf(kept, stamp)).toList();
        return new Product(
                content,
                listed,
                sources,
                Stream.concat(
                                others.stream().skip(Math.max(0, others.size() - SOURCES_MAX + 1)),
                                Stream.of(stamp))
                        .toList());
    }

    /// Whether it lost against another content of its source version, and the source has said nothing since.
    public boolean hasLost(SourceStamp stamp) {
        return lost.contains(stamp);
    }

    /// Without what lost by an earlier version of the source.
    private List<SourceStamp> lostBeside(@Nullable SourceStamp source) {
        return source == null || lost.isEmpty()
                ? lost
                : lost.stream()
                        .filter(
                                kept ->
                                        !isOf(kept, source)
                                                || kept.version().equals(source.version()))
                        .toList();
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
