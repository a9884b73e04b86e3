package dev.aisle.local.testing;

import java.util.Map;
import java.util.Optional;

/// Servers that run until they are closed.
public interface HeldServers extends AutoCloseable {

    Map<Server, ServerHandle> handles();

    /// The name of a server that has ended.
    Optional<String> firstDead();

    /// Stops what still runs; a second time does nothing.
    @Override
    void close();
}
