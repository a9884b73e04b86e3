package dev.aisle.cli.verify;

import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.event.StockEvent.DeliveryCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationExtended;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockAdjusted;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.event.StockEvent.StockExpected;
import dev.aisle.contracts.event.StockEvent.StockMoved;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.event.StockEvent.TransferAnnounced;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.event.StockEvent.TransferReceived;
import dev.aisle.contracts.event.StockEvent.TransferSettled;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.view.StockLevel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// P7, reckoned from the log alone and by other means than the views: on hand is what came in, was adjusted
/// and corrected by counts, less what went out; reserved is the sum of the open reservations, and committed
/// that of the open commitments, each of which ends once; and nothing was granted that was not available.
final class StockEquations {
    private final Map<StreamId, StockAccount> accounts = new HashMap<>();
    private final Findings findings;

    StockEquations(Findings findings) {
        this.findings = findings;
    }

    void next(LoggedEvent event) {
        if (event.event() instanceof StockEvent stock) {
            apply(stock, accounts.computeIfAbsent(event.stream(), _ -> new StockAccount()), event);
        }
    }

    int streams() {
        return accounts.size();
    }

    private void apply(StockEvent stock, StockAccount account, LoggedEvent event) {
        switch (stock) {
            case StockReceived in -> {
                account.cameIn += in.quantity();
                account.incoming -= in.expected() == null ? 0 : in.expected();
            }
            case StockReturned in -> account.cameIn += in.quantity();
            case StockSold out -> account.wentOut += out.quantity();
            case StockAdjusted adjusted -> {
                account.adjusted += adjusted.delta();
                account.setAside.merge(adjusted.condition(), adjusted.delta(), Long::sum);
            }
            case StockCounted count -> account.corrected += count.correction();
            case StockMoved moved -> {
                account.setAside.merge(moved.from(), -moved.quantity(), Long::sum);
                account.setAside.merge(moved.to(), moved.quantity(), Long::sum);
            }
            case StockPolicySet set -> account.policy = set;
            case StockReserved grant -> grant(grant, account, event);
            case CountConflictSettled _,
                    ReservationExtended _,
                    TransferAnnounced _,
                    TransferSettled _ -> {}
            case ReservationReleased end ->
                    end(end.reservationId(), end.quantity(), account.open, event);
            case ReservationExpired end ->
                    end(end.reservationId(), end.quantity(), account.open, event);
            case ReservationCommitted end -> {
                end(end.reservationId(), end.quantity(), account.open, event);
                if (account.committed.putIfAbsent(end.reservationId(), end.quantity()) != null) {
                    add(event, "reservation " + end.reservationId() + " was committed twice");
                }
            }
            case StockShipped out -> {
                account.wentOut += out.quantity();
                ship(out, account, event);
            }
            case CommitmentCancelled end ->
                    end(end.reservationId(), end.quantity(), account.committed, event);
            case StockExpected expected -> account.incoming += expected.quantity();
            case DeliveryCancelled cancelled -> account.incoming -= cancelled.quantity();
            case TransferDispatched out -> account.wentOut += out.quantity();
            case TransferReceived in -> {
                account.cameIn += in.received();
                account.incoming -= in.expected();
            }
        }
    }

    private void grant(StockReserved grant, StockAccount account, LoggedEvent event) {
        long available = account.available();
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

    private void end(
            ReservationId id, long quantity, Map<ReservationId, Long> open, LoggedEvent event) {
        var held = open.remove(id);
        if (held == null) {
            add(event, "reservation " + id + " ends, though none of that id is open");
        } else if (held != quantity) {
            add(event, "reservation " + id + " of " + held + " ends with " + quantity);
        }
    }

    private void ship(StockShipped out, StockAccount account, LoggedEvent event) {
        var left = account.committed.get(out.reservationId());
        if (left == null || left < out.quantity()) {
            add(
                    event,
                    "%d of %s are shipped, though %s are committed"
                            .formatted(
                                    out.quantity(),
                                    out.reservationId(),
                                    left == null ? "none" : left.toString()));
        }
        account.committed.computeIfPresent(
                out.reservationId(),
                (_, held) -> held > out.quantity() ? (Long) (held - out.quantity()) : null);
    }

    private void add(LoggedEvent event, String what) {
        findings.add(Finding.of(Promise.P7, Places.of(event), what));
    }

    /// Holds a row of the stock view, as it was folded, against the accounts.
    void check(StreamId stream, @Nullable StockLevel level) {
        var account = accounts.getOrDefault(stream, new StockAccount());
        var expected = account.toString();
        var actual = level == null ? "no row" : StockAccount.toString(level);
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
