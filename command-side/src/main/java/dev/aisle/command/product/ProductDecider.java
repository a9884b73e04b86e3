package dev.aisle.command.product;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.command.source.SourceOrder;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.ProductCommand.ChangeProduct;
import dev.aisle.contracts.command.ProductCommand.DiscontinueProduct;
import dev.aisle.contracts.command.ProductCommand.FollowCategory;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ProductCommand.PublishProduct;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductConflictSettled;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.event.ProductEvent.ProductSourceAdvanced;
import dev.aisle.contracts.event.ProductEvent.SaidProduct;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.receipt.Code;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Introduces, changes and discontinues products. What a source says is ordered by its version alone, so
/// that its introduction and its changes of a product end alike in any order; without a source a command
/// has to fit what is there.
public final class ProductDecider implements Decider<ProductCommand, Product, ProductEvent> {
    @Override
    public Product initialState() {
        return Product.UNKNOWN;
    }

    @Override
    public Optional<Refusal> malformed(ProductCommand command) {
        return switch (command) {
            case IntroduceProduct said -> Descriptions.malformed(Descriptions.of(said));
            case ChangeProduct said -> Descriptions.malformed(Descriptions.of(said));
            case PublishProduct said -> Descriptions.malformed(said.content());
            case DiscontinueProduct _, FollowCategory _ -> Optional.empty();
        };
    }

    @Override
    public Decision<ProductEvent> decide(Stamped<ProductCommand> stamped, Product product) {
        if (stamped.command() instanceof FollowCategory) {
            return follow(stamped, product);
        }
        var wanted = Descriptions.wanted(stamped);
        var source = stamped.source();
        if (source == null) {
            return unordered(stamped.command(), wanted, product);
        }
        var stamp = new SourceStamp(source, Descriptions.hash(wanted));
        return switch (SourceOrder.of(stamp, product.lastOf(source.id()))) {
            case NEWER -> Decision.accept(said(wanted, product, stamp));
            case REPEATED -> settle(Code.DUPLICATE, "the source said the same before", List.of());
            case OLDER ->
                    settle(
                            Code.STALE_IGNORED,
                            "the source has said something newer since",
                            List.of());
            case CONFLICT_WON ->
                    settle(
                            Code.SOURCE_VERSION_CONFLICT,
                            "another content had this source version; this one wins",
                            List.of(
                                    said(wanted, product, stamp),
                                    new ProductConflictSettled(stamp, kept(product, stamp), null)));
            case CONFLICT_LOST ->
                    settle(
                            Code.SOURCE_VERSION_CONFLICT,
                            "another content had this source version, and wins",
                            product.hasLost(stamp)
                                    ? List.of()
                                    : List.of(lost(wanted, product, stamp)));
        };
    }

    @Override
    public Product evolve(Product product, ProductEvent event) {
        return switch (event) {
            case ProductIntroduced introduced ->
                    product.described(introduced.description(), introduced.source());
            case ProductChanged changed ->
                    product.described(changed.description(), changed.source());
            case ProductDiscontinued discontinued -> product.discontinued(discontinued.source());
            case ProductSourceAdvanced advanced -> product.heard(advanced.source());
            case ProductConflictSettled conflict -> product.losing(conflict.lost());
        };
    }

    @Override
    public StateCodec<Product, ?> snapshots() {
        return StateCodec.plain(3, Product.class);
    }

    private static Decision<ProductEvent> unordered(
            ProductCommand command, @Nullable ProductDescription wanted, Product product) {
        boolean same =
                wanted == null
                        ? product.isKnown() && !product.listed()
                        : product.listed() && wanted.equals(product.content());
        if (same) {
            return Decision.accept();
        }
        return switch (command) {
            case IntroduceProduct _ when product.listed() ->
                    Decision.refuse(
                            Code.INVALID_TRANSITION,
                            "the product was introduced with other content; ChangeProduct says it"
                                    + " anew");
            case ChangeProduct _ when product.isKnown() && !product.listed() ->
                    Decision.refuse(
                            Code.INVALID_TRANSITION,
                            "the product is discontinued; IntroduceProduct brings it back");
            case ChangeProduct(var sku, var _, var _, var _, var _, var _, var _)
                    when !product.isKnown() ->
                    unknown(sku.value());
            case DiscontinueProduct(var sku) when !product.isKnown() -> unknown(sku.value());
            case IntroduceProduct _,
                    ChangeProduct _,
                    PublishProduct _,
                    FollowCategory _,
                    DiscontinueProduct _ ->
                    Decision.accept(said(wanted, product, null));
        };
    }

    /// What is not listed takes its path from the taxonomy when it comes back.
    private static Decision<ProductEvent> follow(Stamped<ProductCommand> stamped, Product product) {
        var content = product.content();
        var taxonomy = stamped.references().taxonomy();
        if (content == null || taxonomy == null || !product.listed()) {
            return Decision.accept();
        }
        var moved = taxonomy.pathOf(content.category()).map(content::under).orElse(content);
        return moved.equals(content)
                ? Decision.accept()
                : Decision.accept(ProductChanged.of(moved, null));
    }

    private static Decision<ProductEvent> unknown(String sku) {
        return Decision.refuse(
                Refusal.at(
                        "sku",
                        Code.NOT_FOUND,
                        "introduce the product first: PUT /v1/products/" + sku));
    }

    /// What a word that counts has for a consequence.
    ///
    /// @param wanted null where it is to be discontinued
    /// @param stamp never null where nothing would change
    private static ProductEvent said(
            @Nullable ProductDescription wanted, Product product, @Nullable SourceStamp stamp) {
        var present = product.content();
        boolean same = wanted == null ? !product.listed() : wanted.equals(present);
        if (stamp != null && same && product.listed() == (wanted != null)) {
            return new ProductSourceAdvanced(stamp);
        }
        if (wanted == null) {
            return new ProductDiscontinued(
                    present == null ? List.of() : present.categories(), stamp);
        }
        return product.listed()
                ? ProductChanged.of(wanted, stamp)
                : ProductIntroduced.of(wanted, stamp);
    }

    private static ProductEvent lost(
            @Nullable ProductDescription wanted, Product product, SourceStamp stamp) {
        return new ProductConflictSettled(
                kept(product, stamp), stamp, wanted == null ? null : SaidProduct.of(wanted));
    }

    private static SourceStamp kept(Product product, SourceStamp stamp) {
        return Objects.requireNonNull(
                product.lastOf(stamp.version().id()), "what it is in conflict with");
    }

    private static Decision<ProductEvent> settle(
            Code code, String detail, List<ProductEvent> events) {
        return new Decision.Settled<>(code, detail, events);
    }
}
