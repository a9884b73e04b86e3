package dev.aisle.command.product;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.receipt.Code;
import java.util.HashSet;
import java.util.Optional;

/// Introduces a product once.
public final class ProductDecider implements Decider<ProductCommand, Product, ProductEvent> {
    private static final int TITLE_LENGTH_MAX = 500;
    private static final int GROUP_LENGTH_MAX = 64;
    private static final int CATEGORIES_MAX = 8;

    @Override
    public Product initialState() {
        return Product.UNKNOWN;
    }

    @Override
    public Optional<Refusal> malformed(ProductCommand command) {
        return switch (command) {
            case IntroduceProduct product ->
                    Refusal.unless(
                                    !product.title().isBlank()
                                            && length(product.title()) <= TITLE_LENGTH_MAX,
                                    "data.title",
                                    "1 to 500 characters, not all blank")
                            .or(() -> categories(product))
                            .or(
                                    () ->
                                            Refusal.unless(
                                                    product.group() == null
                                                            || !product.group().isBlank()
                                                                    && length(product.group())
                                                                            <= GROUP_LENGTH_MAX,
                                                    "data.group",
                                                    "1 to 64 characters"));
        };
    }

    @Override
    public Decision<ProductEvent> decide(Stamped<ProductCommand> stamped, Product product) {
        return switch (stamped.command()) {
            case IntroduceProduct introduce -> introduce(introduce, product);
        };
    }

    @Override
    public Product evolve(Product product, ProductEvent event) {
        return switch (event) {
            case ProductIntroduced introduced -> new Product(introduced);
        };
    }

    @Override
    public StateCodec<Product, ?> snapshots() {
        return StateCodec.plain(1, Product.class);
    }

    private static Decision<ProductEvent> introduce(IntroduceProduct introduce, Product product) {
        var content =
                new ProductIntroduced(
                        introduce.title(),
                        introduce.brand(),
                        introduce.categories(),
                        introduce.group());
        if (product.content() == null) {
            return Decision.accept(content);
        }
        return content.equals(product.content())
                ? Decision.accept()
                : Decision.refuse(
                        Code.INVALID_TRANSITION,
                        "the product was introduced with other content, which can't be changed"
                                + " yet");
    }

    private static Optional<Refusal> categories(IntroduceProduct product) {
        var path = product.categories();
        return Refusal.unless(
                !path.isEmpty()
                        && path.size() <= CATEGORIES_MAX
                        && new HashSet<>(path).size() == path.size(),
                "data.categories",
                "the path from the root, 1 to 8 different categories");
    }

    /// In characters, of which an emoji is one.
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
