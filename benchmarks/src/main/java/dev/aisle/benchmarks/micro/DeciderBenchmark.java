package dev.aisle.benchmarks.micro;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.price.Price;
import dev.aisle.command.price.PriceDecider;
import dev.aisle.command.promotion.budget.Budget;
import dev.aisle.command.promotion.budget.BudgetDecider;
import dev.aisle.command.stock.Stock;
import dev.aisle.command.stock.StockDecider;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.promotion.Caps;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A command decided and its event folded, without a store, on states as busy ones are: a price of 20
/// segments, a stock of a thousand open reservations and as many movements, a promotion with a thousand
/// redemptions.
@State(Scope.Benchmark)
public class DeciderBenchmark {
    private static final int OPEN = 1_000;
    private static final Sku SKU = new Sku("SKU-471142");
    private static final LocationId LOCATION = new LocationId("store-1");
    private static final PromotionId PROMOTION = new PromotionId("black-friday");
    private static final Caps CAPS = new Caps(1_000_000L, null, Samples.usd(1_000_000_000));
    private static final References REFERENCES =
            new References(
                    true,
                    new ZoneDefined("USD", 2, "America/New_York", TaxDisplay.NET),
                    new LocationDefined(LocationKind.STORE, "America/New_York", true),
                    null,
                    null,
                    BusyStreams.capped(CAPS),
                    null);

    private final PriceDecider prices = new PriceDecider();
    private final StockDecider stocks = new StockDecider();
    private final BudgetDecider budgets = new BudgetDecider();
    private final Price price = BusyStreams.folded(prices, BusyStreams.prices());
    private final Stock stock = BusyStreams.folded(stocks, BusyStreams.reservations(OPEN));
    private final Stock moved = BusyStreams.folded(stocks, BusyStreams.sales(OPEN));
    private final Budget budget = BusyStreams.folded(budgets, BusyStreams.redemptions(OPEN, CAPS));
    private final Stamped<PriceCommand> setPrice =
            stamped(
                    new SetPrice(
                            SKU,
                            Samples.ZONE,
                            PriceKind.SALE,
                            Samples.usd(1_199),
                            Samples.NOW.plusSeconds(86_400),
                            null));
    private final Stamped<StockCommand> reserve =
            stamped(
                    new ReserveStock(
                            SKU,
                            LOCATION,
                            new ReservationId("basket-new"),
                            1,
                            Samples.NOW.plusSeconds(900)));
    private final Stamped<StockCommand> sale = stamped(new RecordSale(SKU, LOCATION, 2));
    private final Stamped<StockCommand> count =
            stamped(new RecordCount(SKU, LOCATION, 900_000, Samples.NOW, null));
    private final Stamped<PromotionBudgetCommand> redemption =
            stamped(
                    new ReserveRedemption(
                            PROMOTION,
                            new OrderId("order-new"),
                            null,
                            Samples.usd(500),
                            Samples.NOW.plusSeconds(900)));

    /// After each sale comes the next: movements are bounded, and the older ones go.
    private Stock sold = moved;

    @Benchmark
    public Price setPrice() {
        return after(prices, setPrice, price);
    }

    @Benchmark
    public Stock reserveStock() {
        return after(stocks, reserve, stock);
    }

    @Benchmark
    public Stock recordSale() {
        sold = after(stocks, sale, sold);
        return sold;
    }

    @Benchmark
    public Stock recordCount() {
        return after(stocks, count, moved);
    }

    @Benchmark
    public Budget reserveRedemption() {
        return after(budgets, redemption, budget);
    }

    private static <C extends Command, S, E extends Event> S after(
            Decider<C, S, E> decider, Stamped<C> stamped, S state) {
        var events =
                switch (decider.decide(stamped, state)) {
                    case Decision.Accepted<E> accepted -> accepted.events();
                    case Decision.Settled<E> settled -> settled.events();
                    case Decision.Refused<E> refused ->
                            throw new IllegalStateException(refused.toString());
                };
        if (events.isEmpty()) {
            throw new IllegalStateException("nothing was decided: " + stamped);
        }
        var after = state;
        for (E event : events) {
            after = decider.evolve(after, event);
        }
        return after;
    }

    private static <C extends Command> Stamped<C> stamped(C command) {
        return new Stamped<>(command, Samples.NOW, null, null, REFERENCES);
    }
}
