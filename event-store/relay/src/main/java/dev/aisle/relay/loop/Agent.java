package dev.aisle.relay.loop;

/// The body of a loop. All of its methods are called by the loop's one thread.
public interface Agent {
    /// Names the thread, and the agent in logs.
    String name();

    default void onStart() {}

    /// Does a bounded piece of work.
    ///
    /// @throws UnavailableException or [RefusedToRunException]: the loop pauses, and calls again
    Work doWork();

    default void onClose() {}
}
