package dev.aisle.local.testing;

import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessTree;
import java.io.IOException;

/// A server that is frozen as long as this is open.
public final class Frozen implements AutoCloseable {

    private final Runnable thaw;
    private final Thread thawAtExit;
    private boolean closed;

    private Frozen(Runnable thaw) {
        this.thaw = thaw;
        this.thawAtExit = new Thread(thaw, "thaw");
        Runtime.getRuntime().addShutdownHook(thawAtExit);
    }

    static Frozen freeze(Provider provider, ServerHandle server) {
        var frozen =
                new Frozen(
                        switch (provider) {
                            case EMBEDDED -> () -> tree(server).thaw();
                            case CONTAINERS -> () -> docker("unpause", server);
                        });
        switch (provider) {
            case EMBEDDED -> tree(server).freeze();
            case CONTAINERS -> docker("pause", server);
        }
        return frozen;
    }

    /// Thaws it; a second time does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            thaw.run();
            Runtime.getRuntime().removeShutdownHook(thawAtExit);
        }
    }

    private static ProcessTree tree(ServerHandle server) {
        return new ProcessTree(ProcessIdentity.parse(server.freezeId()));
    }

    private static void docker(String action, ServerHandle server) {
        try {
            var exit =
                    new ProcessBuilder("docker", action, server.freezeId())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("docker " + action + " failed with " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Freezing a container takes the docker command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during docker " + action, e);
        }
    }
}
