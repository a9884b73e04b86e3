package dev.aisle.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// TCP ports of the loopback interface.
public final class Ports {

    private Ports() {}

    /// As many different ports as asked for that nobody listens on.
    public static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            // All are held until the last is had, so that none is given twice.
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// @throws ServerFailure if someone listens on it, saying who wanted it and what to do
    public static void requireFree(String name, int port) {
        if (!isFree(port)) {
            throw new ServerFailure(
                    "Port "
                            + port
                            + ", which "
                            + name
                            + " needs, is taken by another program. Stop that one, or move all of Aisle's ports"
                            + " with AISLE_PORT_BASE, for example AISLE_PORT_BASE=21000");
        }
    }
}
