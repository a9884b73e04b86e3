package dev.aisle.folds;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.log.LoggedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// How the events of a bucket become the rows of some tables: a pure function of the log. It knows no
/// clock, and it meets an event again after a crash, with rows that may already be ahead of it; what it
/// changes then must be what it changed before, or older than what is there.
public interface Projection {
    /// Part of consumer groups, channels and the progress table.
    String name();

    /// In no order that matters.
    List<Table> tables();

    /// The families whose events it folds. All others change none of its rows, and needn't be decoded.
    Set<Family> families();

    /// The rows that folding an event reads, as far as the rows held so far tell; asked again until all
    /// of them are held, at most [#READ_ROUNDS] times.
    Collection<RowKey> reads(LoggedEvent event, Rows rows);

    /// @throws RuntimeException if the event can't be folded; `rows` is then worthless
    void fold(LoggedEvent event, Rows rows);

    int READ_ROUNDS = 2;
}
