package dev.aisle.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/// `PING` over one connection, pipelined.
final class Pings implements AutoCloseable {
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final Queue<CompletableFuture<String>> waiting = new ConcurrentLinkedQueue<>();

    Pings(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(this::read);
    }

    CompletionStage<String> send() {
        var answer = new CompletableFuture<String>();
        waiting.add(answer);
        try {
            socket.getOutputStream().write(PING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private void read() {
        try (var answers =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.US_ASCII))) {
            while (answers.readLine() != null) {
                waiting.remove().complete("answered");
            }
        } catch (IOException _) {
            waiting.forEach(
                    answer -> answer.completeExceptionally(new IOException("connection lost")));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
