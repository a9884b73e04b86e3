package dev.aisle.command.process;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;

/// Work over several streams. A stream of its family records what is intended; this carries it out by
/// ordinary commands to other streams, and has the end recorded in the first.
///
/// Any instance may take it up at any time, after a crash or beside another: so each command is one whose
/// repeat changes nothing, by an id or an idempotency key derived from the coordinating stream. While work is
/// open, the stream's `dueAt` is a few seconds ahead; once it is past, and the clock has nothing else to end,
/// the timer agent calls [#advance].
public interface Process {
    /// Whose streams coordinate.
    Family family();

    /// Carries on from what the stream says, to the end if it can. Called on a virtual thread, where it may
    /// wait; of one stream at most once at a time on this instance. Without open work it does nothing.
    ///
    /// @throws UnfinishedException if it can't go on now; the timer comes again
    void advance(StreamId stream) throws InterruptedException;
}
