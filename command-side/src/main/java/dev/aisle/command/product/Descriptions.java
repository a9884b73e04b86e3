package dev.aisle.command.product;

import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.source.ContentHash;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.ProductCommand.ChangeProduct;
import dev.aisle.contracts.command.ProductCommand.DiscontinueProduct;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ProductCommand.PublishProduct;
import dev.aisle.contracts.product.ProductDescription;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What commands say of a product: its bounds, its path, and the hash that tells two contents apart.
public final class Descriptions {
    private static final int TITLE_LENGTH_MAX = 500;
    private static final int GROUP_LENGTH_MAX = 64;
    private static final int CATEGORIES_MAX = 8;
    private static final int TAGS_MAX = 32;

    private Descriptions() {}

    static ProductDescription of(IntroduceProduct said) {
        return new ProductDescription(
                said.title(),
                said.brand(),
                said.categories(),
                said.group(),
                said.tags(),
                said.unitMeasure());
    }

    static ProductDescription of(ChangeProduct said) {
        return new ProductDescription(
                said.title(),
                said.brand(),
                said.categories(),
                said.group(),
                said.tags(),
                said.unitMeasure());
    }

    /// With the category's path as the taxonomy has it; null where the product is to be discontinued.
    static @Nullable ProductDescription wanted(Stamped<ProductCommand> stamped) {
        var said =
                switch (stamped.command()) {
                    case IntroduceProduct introduce -> of(introduce);
                    case ChangeProduct change -> of(change);
                    case PublishProduct publish -> publish.content();
                    case DiscontinueProduct _, ProductCommand.FollowCategory _ -> null;
                };
        var taxonomy = stamped.references().taxonomy();
        return said == null || taxonomy == null
                ? said
                : taxonomy.pathOf(said.category()).map(said::under).orElse(said);
    }

    /// Of the path only the product's own category counts: the rest is the taxonomy's word.
    public static long hash(@Nullable ProductDescription content) {
        return content == null
                ? 0
                : ContentHash.of(
                        content.title(),
                        content.brand(),
                        content.category(),
                        content.group(),
                        content.tags(),
                        content.unitMeasure());
    }

    public static Optional<Refusal> malformed(ProductDescription said) {
        var path = said.categories();
        var tags = said.tags();
        return Refusal.unless(
                        !said.title().isBlank() && length(said.title()) <= TITLE_LENGTH_MAX,
                        "data.title",
                        "1 to 500 characters, not all blank")
                .or(
                        () ->
                                Refusal.unless(
                                        !path.isEmpty()
                                                && path.size() <= CATEGORIES_MAX
                                                && new HashSet<>(path).size() == path.size(),
                                        "data.categories",
                                        "the path from the root, 1 to 8 different categories"))
                .or(
                        () ->
                                Refusal.unless(
                                        said.group() == null
                                                || !said.group().isBlank()
                                                        && length(said.group()) <= GROUP_LENGTH_MAX,
                                        "data.group",
                                        "1 to 64 characters"))
                .or(
                        () ->
                                Refusal.unless(
                                        tags == null
                                                || tags.size() <= TAGS_MAX
                                                        && new HashSet<>(tags).size()
                                                                == tags.size(),
                                        "data.tags",
                                        "at most 32 different tags"));
    }

    /// In characters, of which an emoji is one.
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
