package dev.aisle.cli.verify;

import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.view.StockLevel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// P7, reckoned from the log alone and by other means than the views: on hand is what was received and
/// returned less what was sold; reserved is the sum of the open reservations, each of which ends once;
/// and nothing was granted that was not available.
final class StockEquations {
    private static final class Account {
        private long received;
        private long returned;
        private long sold;
        private final Map<ReservationId, Long> open = new HashMap<>();

        private long onHand() {
            return received + returned - sold;
        }

        private long reserved() {
            return open.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Map<StreamId, Account> accounts = new HashMap<>();
    private final Findings findings;

    StockEquations(Findings findings) {
        this.findings = findings;
    }

    void next(LoggedEvent event) {
        if (event.event() instanceof StockEvent stock) {
            apply(stock, accounts.computeIfAbsent(event.stream(), _ -> new Account()), event);
        }
    }

    int streams() {
        return accounts.size();
    }

    private void apply(StockEvent stock, Account account, LoggedEvent event) {
        switch (stock) {
            case StockReceived in -> account.received += in.quantity();
            case StockReturned in -> account.returned += in.quantity();
            case StockSold out -> account.sold += out.quantity();
            case StockReserved grant -> grant(grant, account, event);
            case ReservationReleased end ->
                    end(end.reservationId(), end.quantity(), account, event);
            case ReservationExpired end -> end(end.reservationId(), end.quantity(), account, event);
        }
    }

    private void grant(StockReserved grant, Account account, LoggedEvent event) {
        long available = account.onHand() - account.reserved();
        if (grant.quantity() > available) {
            add(
                    event,
                    "reservation %s was granted %d with %d available"
                            .formatted(grant.reservationId(), grant.quantity(), available));
        }
        if (account.open.putIfAbsent(grant.reservationId(), grant.quantity()) != null) {
            add(event, "reservation " + grant.reservationId() + " was granted twice");
        }
    }

    private void end(ReservationId id, long quantity, Account account, LoggedEvent event) {
        var open = account.open.remove(id);
        if (open == null) {
            add(event, "reservation " + id + " ends, though none of that id is open");
        } else if (open != quantity) {
            add(event, "reservation " + id + " of " + open + " ends with " + quantity);
        }
    }

    private void add(LoggedEvent event, String what) {
        findings.add(Finding.of(Promise.P7, Places.of(event), what));
    }

    /// Holds a row of the stock view, as it was folded, against the accounts.
    void check(StreamId stream, @Nullable StockLevel level) {
        var account = accounts.getOrDefault(stream, new Account());
        long onHand = account.onHand();
        long reserved = account.reserved();
        var expected =
                "on hand %d, reserved %d, available %d, shortfall %d"
                        .formatted(
                                onHand,
                                reserved,
                                Math.max(0, onHand - reserved),
                                Math.max(0, reserved - onHand));
        var actual =
                level == null
                        ? "no row"
                        : "on hand %d, reserved %d, available %d, shortfall %d"
                                .formatted(
                                        level.onHand(),
                                        level.reserved(),
                                        level.available(),
                                        level.shortfall());
        if (!expected.equals(actual)) {
            findings.add(
                    new Finding(
                            Promise.P7,
                            stream.toString(),
                            "quantities don't add up",
                            expected,
                            actual));
        }
    }

    Iterable<StreamId> checkedStreams() {
        return accounts.keySet();
    }
}
