package dev.aisle.cli.load.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.Ship;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DailyTradeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final int COUNT = 50_000;

    private final List<CommandEnvelope> commands = trade(3).limit(COUNT).toList();

    @Test
    void everyCommandIsOneThatTheCommandSideCanRead() throws MalformedCommandException {
        for (var command : commands) {
            assertThat(CommandCodec.decode(CommandCodec.encode(command))).isEqualTo(command);
        }
    }

    @Test
    void equalSeedsMakeEqualTrade() {
        assertThat(trade(3).limit(1_000).toList()).isEqualTo(commands.subList(0, 1_000));
        assertThat(trade(4).limit(1_000).toList()).isNotEqualTo(commands.subList(0, 1_000));
    }

    @Test
    void everythingOfAShopHappens() {
        assertThat(commands.stream().map(CommandEnvelope::type).distinct())
                .contains(
                        CommandType.SetPrice,
                        CommandType.SchedulePrice,
                        CommandType.CancelScheduledPrice,
                        CommandType.WithdrawPrice,
                        CommandType.ReinstatePrice,
                        CommandType.RecordSale,
                        CommandType.RecordReturn,
                        CommandType.ReceiveStock,
                        CommandType.ExpectStock,
                        CommandType.RecordCount,
                        CommandType.AdjustStock,
                        CommandType.MoveStock,
                        CommandType.SetStockPolicy,
                        CommandType.DispatchTransfer,
                        CommandType.ReceiveTransfer,
                        CommandType.ReserveStock,
                        CommandType.ExtendReservation,
                        CommandType.ReleaseReservation,
                        CommandType.CommitReservation,
                        CommandType.Ship,
                        CommandType.CancelCommitment,
                        CommandType.OpenBasket,
                        CommandType.CommitBasket,
                        CommandType.ReleaseBasket,
                        CommandType.ReserveRedemption,
                        CommandType.ConfirmRedemption,
                        CommandType.ReleaseRedemption);
    }

    @Test
    void aHundredthIsSentTwice() {
        var seen = new HashSet<CommandEnvelope>();
        long repeats = commands.stream().filter(command -> !seen.add(command)).count();

        assertThat(repeats).isBetween(COUNT / 200L, COUNT / 50L);
    }

    @Test
    void someFeedValuesComeAfterNewerOnes() {
        long newest = 0;
        long late = 0;
        long prices = 0;
        for (var version : sourceVersions()) {
            prices++;
            long sequence = version.seq() == null ? 0 : version.seq();
            late += sequence < newest ? 1 : 0;
            newest = Math.max(newest, sequence);
        }

        assertThat((double) late / prices).isBetween(0.01, 0.04);
    }

    /// But for what is sent twice.
    @Test
    void aReservationEndsOnceAndOnlyWhatIsCommittedIsShipped() {
        var open = new HashSet<String>();
        var committed = new HashMap<String, Long>();
        var quantities = new HashMap<String, Long>();
        for (var command : new LinkedHashSet<>(commands)) {
            switch (command.command()) {
                case ReserveStock reserve -> {
                    assertThat(open.add(reserve.reservationId().value())).isTrue();
                    quantities.put(reserve.reservationId().value(), reserve.quantity());
                }
                case ReleaseReservation release ->
                        assertThat(open.remove(release.reservationId().value())).isTrue();
                case ExtendReservation extend ->
                        assertThat(open).contains(extend.reservationId().value());
                case CommitReservation commit -> {
                    var id = commit.reservationId().value();
                    assertThat(open.remove(id)).isTrue();
                    committed.put(id, quantities.get(id));
                }
                case Ship ship ->
                        assertThat(
                                        committed.merge(
                                                ship.reservationId().value(),
                                                -ship.quantity(),
                                                Long::sum))
                                .isNotNegative();
                case CancelCommitment cancel ->
                        assertThat(committed.remove(cancel.reservationId().value())).isNotNull();
                default -> {}
            }
        }
        assertThat(committed).containsValue(0L);
    }

    @Test
    void someTillsTellLate() {
        var sales = commands.stream().filter(c -> c.type() == CommandType.RecordSale).toList();
        long late = sales.stream().filter(c -> c.occurredAt() != null).count();

        assertThat((double) late / sales.size()).isBetween(0.01, 0.04);
    }

    @Test
    void oneVersionHasTwoContentsNowAndThen() {
        Map<SourceVersion, SetPrice> contents = new HashMap<>();
        long conflicts =
                trade(3).limit(400_000)
                        .filter(
                                command ->
                                        command.command() instanceof SetPrice price
                                                && command.source() != null
                                                && !price.equals(
                                                        contents.merge(
                                                                command.source(),
                                                                price,
                                                                (first, _) -> first)))
                        .count();

        assertThat(conflicts).isBetween(1L, 40L);
    }

    private List<SourceVersion> sourceVersions() {
        return commands.stream().flatMap(c -> Stream.ofNullable(c.source())).toList();
    }

    private static Stream<CommandEnvelope> trade(long seed) {
        var assortment = Assortment.generate("S", 2_000, 1, 1);
        var products = assortment.products();
        var trade =
                new DailyTrade(
                        products,
                        new ShopPromotions("S", products),
                        new Envelopes("test", 1),
                        new Shelves(products.size(), seed),
                        seed,
                        InstantSource.fixed(NOW));
        return Stream.generate(trade::next);
    }
}
