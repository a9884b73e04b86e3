package dev.aisle.command.stock;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.Ship;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command on a reservation in every state that it can be in. A cell is what the decision is: its
/// events, `-` for none, or a code; `code+Event` where it settles something all the same.
class ReservationTableTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(600);
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId STORE = new LocationId("store-42");
    private static final ReservationId CART = new ReservationId("cart-1");
    private static final OrderId ORDER = new OrderId("order-1");
    private static final StockEvent IN = new StockReceived(5);
    private static final StockEvent HOLD = new StockReserved(CART, 5, SOON);
    private static final StockEvent OVER = new StockReserved(CART, 5, NOW);
    private static final StockEvent ENDED = new ReservationExpired(CART, 5);
    private static final StockEvent COMMIT = new ReservationCommitted(CART, ORDER, 5, NOW);

    private static final Map<String, List<StockEvent>> STATES =
            Map.of(
                    "none", List.of(IN),
                    "open", List.of(IN, HOLD),
                    "over", List.of(IN, OVER),
                    "over, and sold out", List.of(IN, OVER, new StockSold(1)),
                    "released", List.of(IN, HOLD, new ReservationReleased(CART, 5)),
                    "expired", List.of(IN, OVER, ENDED),
                    "expired, and sold out", List.of(IN, OVER, ENDED, new StockSold(1)),
                    "committed", List.of(IN, HOLD, COMMIT),
                    "shipped", List.of(IN, HOLD, COMMIT, new StockShipped(CART, ORDER, 5, NOW)),
                    "cancelled",
                            List.of(
                                    IN,
                                    HOLD,
                                    COMMIT,
                                    new CommitmentCancelled(CART, ORDER, 5, NOW)));

    private static final Map<String, StockCommand> COMMANDS = commands();

    private static final String TABLE =
            """
            state                 | reserve            | reserve other      | extend              | release             | commit                             | commit other                       | ship                | ship more           | cancel
            none                  | Reserved           | Reserved           | RESERVATION_UNKNOWN | RESERVATION_UNKNOWN | RESERVATION_UNKNOWN                | RESERVATION_UNKNOWN                | RESERVATION_UNKNOWN | RESERVATION_UNKNOWN | RESERVATION_UNKNOWN
            open                  | -                  | INVALID_TRANSITION | Extended            | Released            | Committed                          | Committed                          | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION
            over                  | INVALID_TRANSITION+Expired | INVALID_TRANSITION+Expired | RESERVATION_EXPIRED+Expired | RESERVATION_EXPIRED+Expired | Expired Reserved Committed | Expired Reserved Committed | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            over, and sold out    | INVALID_TRANSITION+Expired | INVALID_TRANSITION+Expired | RESERVATION_EXPIRED+Expired | RESERVATION_EXPIRED+Expired | RESERVATION_EXPIRED+Expired | RESERVATION_EXPIRED+Expired | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            released              | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION  | -                   | INVALID_TRANSITION                 | INVALID_TRANSITION                 | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION
            expired               | INVALID_TRANSITION | INVALID_TRANSITION | RESERVATION_EXPIRED | RESERVATION_EXPIRED | Reserved Committed                 | Reserved Committed                 | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION
            expired, and sold out | INVALID_TRANSITION | INVALID_TRANSITION | RESERVATION_EXPIRED | RESERVATION_EXPIRED | RESERVATION_EXPIRED                | RESERVATION_EXPIRED                | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION
            committed             | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION  | INVALID_TRANSITION  | -                                  | INVALID_TRANSITION                 | Shipped             | INVALID_TRANSITION  | Cancelled
            shipped               | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION  | INVALID_TRANSITION  | -                                  | INVALID_TRANSITION                 | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION
            cancelled             | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION  | INVALID_TRANSITION  | INVALID_TRANSITION                 | INVALID_TRANSITION                 | INVALID_TRANSITION  | INVALID_TRANSITION  | -
            """;

    static Stream<Arguments> cells() {
        var rows = TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        var heads = rows.getFirst();
        assertThat(List.of(heads).subList(1, heads.length))
                .containsExactlyElementsOf(COMMANDS.keySet());
        assertThat(rows.stream().skip(1).map(row -> row[0]))
                .containsExactlyInAnyOrderElementsOf(STATES.keySet());
        var cells = new ArrayList<Arguments>();
        for (var row : rows.subList(1, rows.size())) {
            assertThat(row).as("no cell is missing").hasSameSizeAs(heads);
            for (int i = 1; i < heads.length; i++) {
                cells.add(Arguments.of(row[0], heads[i], row[i].strip()));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{1} when {0}: {2}")
    @MethodSource("cells")
    void eachCommandInEachState(String state, String command, String expected) {
        var references =
                new References(
                        true,
                        null,
                        new LocationDefined(LocationKind.STORE, "Europe/Berlin", true),
                        null);
        var decision =
                new Deciding<>(new StockDecider(), references, NOW)
                        .given(Objects.requireNonNull(STATES.get(state)))
                        .when(Objects.requireNonNull(COMMANDS.get(command)));

        assertThat(text(decision)).isEqualTo(expected);
    }

    private static String text(Decision<StockEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<StockEvent> accepted ->
                    accepted.events().isEmpty() ? "-" : events(accepted.events());
            case Decision.Settled<StockEvent> settled ->
                    settled.code() + "+" + events(settled.events());
            case Decision.Refused<StockEvent> refused -> refused.refusal().code().name();
        };
    }

    private static String events(List<StockEvent> events) {
        return events.stream()
                .map(event -> event.getClass().getSimpleName())
                .map(name -> name.replaceFirst("^(Stock|Reservation|Commitment)", ""))
                .collect(joining(" "));
    }

    private static Map<String, StockCommand> commands() {
        var commands = new LinkedHashMap<String, StockCommand>();
        commands.put("reserve", new ReserveStock(SKU, STORE, CART, 5, SOON));
        commands.put("reserve other", new ReserveStock(SKU, STORE, CART, 4, SOON));
        commands.put("extend", new ExtendReservation(SKU, STORE, CART, SOON.plusSeconds(1)));
        commands.put("release", new ReleaseReservation(SKU, STORE, CART));
        commands.put("commit", new CommitReservation(SKU, STORE, CART, ORDER));
        commands.put("commit other", new CommitReservation(SKU, STORE, CART, new OrderId("o-2")));
        commands.put("ship", new Ship(SKU, STORE, CART, 5));
        commands.put("ship more", new Ship(SKU, STORE, CART, 6));
        commands.put("cancel", new CancelCommitment(SKU, STORE, CART));
        return commands;
    }
}
