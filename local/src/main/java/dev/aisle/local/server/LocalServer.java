package dev.aisle.local.server;

import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;

/// One server as a child process on the loopback interface.
public interface LocalServer {

    String name();

    int port();

    /// Makes what must be there before it starts: executables, configuration, an empty data folder. Does
    /// nothing where it is there already, except that configuration is written anew.
    ///
    /// @throws ServerFailure if that fails
    void prepare() throws IOException;

    ProcessSpec spec();

    /// Whether it answers in its own protocol; an open port is not enough.
    boolean answers();
}
