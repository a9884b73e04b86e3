package dev.aisle.query.graphql;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.promotion.PricingContext;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.view.Offer;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.contracts.view.View;
import dev.aisle.query.offer.OfferKey;
import dev.aisle.query.offer.OfferRead;
import dev.aisle.query.offer.OfferReader;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.ViewRows;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// The root of the query API. Each field reads one partition, or the one bounded multi-get. Each may be
/// null, so that one that fails leaves the others of its query as they are.
@GraphQLApi
public class QueryApi {
    private static final View[] OFFER_VIEWS = {View.OFFER, View.PROMOTION, View.ZONE};
    private static final View[] STOCK_VIEWS = {View.STOCK, View.LOCATION};

    private final OfferReader offers;
    private final ViewRows rows;

    @Inject
    public QueryApi(OfferReader offers, ViewRows rows) {
        this.offers = offers;
        this.rows = rows;
    }

    @Query("product")
    @Description("A product with its offer in a zone; null where there is none.")
    public Uni<Product> product(
            @Name("sku") @Id @NonNull @Description("The sellable unit.") String sku,
            @Name("zone") @Id @NonNull @Description("Whose prices are asked for.") String zone,
            Context context) {
        var scope = scope(context);
        var id = Arguments.id("sku", sku, Sku::new);
        var zoneId = Arguments.id("zone", zone, ZoneId::new);
        return scope.reached(OFFER_VIEWS)
                .chain(() -> read(scope, List.of(id), zoneId))
                .map(read -> product(scope, read.getFirst()));
    }

    @Query("products")
    @Description(
            "Up to 100 products with their offers in a zone, in the order asked for. One that there"
                    + " is not is null; so is one that can't be read, with an error at its place.")
    public Uni<List<@Nullable Product>> products(
            @Name("skus") @NonNull @Description("The sellable units, at most 100.")
                    List<@NonNull String> skus,
            @Name("zone") @Id @NonNull @Description("Whose prices are asked for.") String zone,
            Context context) {
        var scope = scope(context);
        var ids = Arguments.skus(skus);
        var zoneId = Arguments.id("zone", zone, ZoneId::new);
        var path = context.unwrap(DataFetchingEnvironment.class).getExecutionStepInfo().getPath();
        return scope.reached(OFFER_VIEWS)
                .chain(() -> read(scope, ids, zoneId))
                .map(read -> products(scope, read, path));
    }

    private static List<@Nullable Product> products(
            QueryScope scope, List<OfferRead> reads, ResultPath path) {
        var products = new ArrayList<@Nullable Product>(reads.size());
        for (int index = 0; index < reads.size(); index++) {
            try {
                products.add(product(scope, reads.get(index)));
            } catch (QueryRefusedException e) {
                scope.itemFailed(QueryError.at(path.segment(index), null, e));
                products.add(null);
            }
        }
        return products;
    }

    @Query("priceBasket")
    @Description(
            "Up to 100 lines priced together in a zone, promotions on items and on the basket"
                    + " included, each with its reasons.")
    public Uni<BasketAnswer> priceBasket(
            @Name("lines") @NonNull @Description("What is to be bought, at most 100 lines.")
                    List<@NonNull BasketLineInput> lines,
            @Name("zone") @Id @NonNull @Description("Whose prices are asked for.") String zone,
            @Name("audience")
                    @Id
                    @Nullable
                    @Description("The group of customers that it is for; the public if left out.")
                    String audience,
            @Name("channel")
                    @Id
                    @Nullable
                    @Description("Where it is sold; what is for some channels only needs it.")
                    String channel,
            @Name("at") @Nullable @Description("For a time to come; now if left out.") Timestamp at,
            Context context) {
        var scope = scope(context);
        Baskets.check(lines);
        var ids = lines.stream().map(line -> Arguments.id("lines", line.sku(), Sku::new)).toList();
        var zoneId = Arguments.id("zone", zone, ZoneId::new);
        var audienceId =
                audience == null ? null : Arguments.id("audience", audience, AudienceId::new);
        var channelId = channel == null ? null : Arguments.id("channel", channel, ChannelId::new);
        return scope.reached(OFFER_VIEWS)
                .chain(() -> read(scope, ids, zoneId))
                .map(
                        read ->
                                Baskets.priced(
                                        lines,
                                        read,
                                        scope.promotions(),
                                        new PricingContext(
                                                zoneId,
                                                channelId,
                                                audienceId,
                                                Arguments.notBefore(scope.at(), at))));
    }

    private Uni<List<OfferRead>> read(QueryScope scope, List<Sku> skus, ZoneId zone) {
        scope.spend(skus.size());
        checkZone(scope, zone);
        var control = scope.control();
        int generation = control.liveGeneration(View.OFFER.projection());
        skus.forEach(sku -> scope.reads(View.OFFER, scope.bucket(sku.value())));
        var keys =
                skus.stream()
                        .map(sku -> new OfferKey(control.epoch(), generation, sku, zone))
                        .toList();
        return offers.read(keys, key -> scope.needsProgress(scope.bucket(key.sku().value())))
                .emitOn(scope.eventLoop());
    }

    private static void checkZone(QueryScope scope, ZoneId zone) {
        if (!scope.reference(zone.value()).zones().containsKey(zone)) {
            throw new QueryRefusedException(
                    Code.ZONE_UNKNOWN, "zone: no zone '" + zone + "' is defined", "zone");
        }
    }

    private static @Nullable Product product(QueryScope scope, OfferRead read) {
        return switch (read) {
            case OfferRead.Answered(var offer) ->
                    offer == null ? null : Product.of(offer, scope.promotions(), scope.at());
            case OfferRead.Failed(var cause) -> throw Failures.refusal(cause);
        };
    }

    @Query("stock")
    @Description("What lies of a product at a location; null where nothing was ever said of it.")
    public Uni<StockAnswer> stock(
            @Name("sku") @Id @NonNull @Description("The sellable unit.") String sku,
            @Name("location") @Id @NonNull @Description("A store or a warehouse.") String location,
            Context context) {
        var scope = scope(context);
        var id = Arguments.id("sku", sku, Sku::new);
        var locationId = Arguments.id("location", location, LocationId::new);
        return scope.reached(STOCK_VIEWS).chain(() -> readStock(scope, id, locationId));
    }

    private Uni<StockAnswer> readStock(QueryScope scope, Sku sku, LocationId location) {
        scope.spend(1);
        if (!scope.reference(location.value()).locations().containsKey(location)) {
            throw new QueryRefusedException(
                    Code.LOCATION_UNKNOWN,
                    "location: no location '" + location + "' is defined",
                    "location");
        }
        scope.reads(View.STOCK, scope.bucket(sku.value()));
        int generation = scope.control().liveGeneration(View.STOCK.projection());
        return rows.stock(generation, sku, location)
                .emitOn(scope.eventLoop())
                .map(
                        found ->
                                found.map(row -> StockAnswer.of(row.as(StockLevel.class)))
                                        .orElse(null));
    }

    @Query("category")
    @Description(
            "The products of a category and all beneath it, as a zone sells them, by SKU; empty for"
                    + " a category that nothing is in.")
    public Uni<ProductConnection> category(
            @Name("id") @Id @NonNull @Description("The category.") String id,
            @Name("zone") @Id @NonNull @Description("Whose prices are asked for.") String zone,
            @Name("first") @DefaultValue("24") @Description("How many at most, 1 to 100.")
                    int first,
            @Name("after") @Nullable @Description("The cursor of the product that they follow.")
                    String after,
            Context context) {
        var scope = scope(context);
        var category = Arguments.id("id", id, CategoryId::new);
        var zoneId = Arguments.id("zone", zone, ZoneId::new);
        int count = Arguments.first(first);
        var place = Arguments.after(after);
        return scope.reached(OFFER_VIEWS)
                .chain(() -> readCategory(scope, category, zoneId, count, place));
    }

    private Uni<ProductConnection> readCategory(
            QueryScope scope, CategoryId category, ZoneId zone, int first, @Nullable Sku after) {
        scope.spend(first);
        checkZone(scope, zone);
        scope.readsAny(View.TILE);
        int generation = scope.control().liveGeneration(View.TILE.projection());
        // One more than asked for tells whether more follow.
        return rows.tiles(generation, category, zone, after, first + 1)
                .emitOn(scope.eventLoop())
                .map(found -> connection(scope, found, first, after == null));
    }

    private static ProductConnection connection(
            QueryScope scope, List<Row> found, int first, boolean isFirstPage) {
        var products =
                found.stream()
                        .limit(first)
                        .map(row -> row.as(Offer.class))
                        .peek(offer -> scope.reads(View.TILE, scope.bucket(offer.sku().value())))
                        .map(offer -> Product.of(offer, scope.promotions(), scope.at()))
                        .toList();
        return ProductConnection.of(products, isFirstPage, found.size() > first);
    }

    private static QueryScope scope(Context context) {
        return context.unwrap(DataFetchingEnvironment.class)
                .getGraphQlContext()
                .get(QueryScope.class);
    }
}
