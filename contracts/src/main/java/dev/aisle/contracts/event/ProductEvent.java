package dev.aisle.contracts.event;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.product.UnitMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a product. Its category path is the one as of then.
public sealed interface ProductEvent extends Event {
    /// A product came into the catalogue, or back into it.
    ///
    /// @param title shown to people
    /// @param categories from the root to the product's own category
    /// @param group of the style whose variant this is
    /// @param unitMeasure what its unit price is made of
    /// @param source whose word it was; left out for a person's
    record ProductIntroduced(
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group,
            @Bounds(max = 32, distinct = true) @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure,
            @Nullable SourceStamp source)
            implements ProductEvent {
        public ProductIntroduced {
            categories = List.copyOf(categories);
            tags = tags == null ? null : List.copyOf(tags);
        }

        public ProductIntroduced(
                String title, BrandId brand, List<CategoryId> categories, @Nullable String group) {
            this(title, brand, categories, group, null, null, null);
        }

        public static ProductIntroduced of(
                ProductDescription product, @Nullable SourceStamp source) {
            return new ProductIntroduced(
                    product.title(),
                    product.brand(),
                    product.categories(),
                    product.group(),
                    product.tags(),
                    product.unitMeasure(),
                    source);
        }

        public ProductDescription description() {
            return new ProductDescription(title, brand, categories, group, tags, unitMeasure);
        }
    }

    /// A product is described anew; also where its category was moved.
    ///
    /// @param title shown to people
    /// @param categories from the root to the product's own category
    /// @param group of the style whose variant this is
    /// @param unitMeasure what its unit price is made of
    /// @param source whose word it was; left out for a person's and for a moved category
    record ProductChanged(
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group,
            @Bounds(max = 32, distinct = true) @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure,
            @Nullable SourceStamp source)
            implements ProductEvent {
        public ProductChanged {
            categories = List.copyOf(categories);
            tags = tags == null ? null : List.copyOf(tags);
        }

        public static ProductChanged of(ProductDescription product, @Nullable SourceStamp source) {
            return new ProductChanged(
                    product.title(),
                    product.brand(),
                    product.categories(),
                    product.group(),
                    product.tags(),
                    product.unitMeasure(),
                    source);
        }

        public ProductDescription description() {
            return new ProductDescription(title, brand, categories, group, tags, unitMeasure);
        }
    }

    /// A product is listed no longer.
    ///
    /// @param categories that it was listed in until then, from the root to its own
    /// @param source whose word it was; left out for a person's
    record ProductDiscontinued(
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Nullable SourceStamp source)
            implements ProductEvent {
        public ProductDiscontinued {
            categories = List.copyOf(categories);
        }
    }

    /// Two contents of one source version differed; the one with the higher content hash is kept. The product
    /// changes by the event of the one that is kept alone.
    ///
    /// @param kept whose content holds
    /// @param lost whose doesn't
    /// @param said by the one that lost; left out where it discontinued the product, or came first: then its own
    ///     event is in the stream
    record ProductConflictSettled(SourceStamp kept, SourceStamp lost, @Nullable SaidProduct said)
            implements ProductEvent {}

    /// What a source said of a product.
    ///
    /// @param title shown to people
    /// @param categories from the root to the product's own category
    /// @param group of the style whose variant this is
    /// @param unitMeasure what its unit price is made of
    record SaidProduct(
            @Bounds(min = 1, max = 500) String title,
            BrandId brand,
            @Bounds(min = 1, max = 8, distinct = true) List<CategoryId> categories,
            @Bounds(min = 1, max = 64) @Nullable String group,
            @Bounds(max = 32, distinct = true) @Nullable List<TagId> tags,
            @Nullable UnitMeasure unitMeasure) {
        public SaidProduct {
            categories = List.copyOf(categories);
            tags = tags == null ? null : List.copyOf(tags);
        }

        public static SaidProduct of(ProductDescription product) {
            return new SaidProduct(
                    product.title(),
                    product.brand(),
                    product.categories(),
                    product.group(),
                    product.tags(),
                    product.unitMeasure());
        }
    }

    /// A source said again what already holds. No view writes a row for it; without it, a late older
    /// value would win.
    record ProductSourceAdvanced(SourceStamp source) implements ProductEvent {}
}
