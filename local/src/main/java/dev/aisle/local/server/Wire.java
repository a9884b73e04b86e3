package dev.aisle.local.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// One question in a server's own protocol, and one look at the answer.
final class Wire {

    private static final int TIMEOUT_MILLIS = 5_000;

    private Wire() {}

    /// @return false also where nobody listens, or no answer comes within 5 s
    static boolean ask(int port, byte[] question, Answer expected) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(question);
            return expected.isIn(new DataInputStream(socket.getInputStream()));
        } catch (IOException _) {
            return false;
        }
    }

    @FunctionalInterface
    interface Answer {
        boolean isIn(DataInputStream answer) throws IOException;
    }
}
