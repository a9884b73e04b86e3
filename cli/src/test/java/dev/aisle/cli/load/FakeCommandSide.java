package dev.aisle.cli.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Takes batches as the command side does, and misbehaves as told.
final class FakeCommandSide implements AutoCloseable {
    interface Behaviour {
        void answer(HttpExchange exchange, List<String> lines) throws IOException;
    }

    final List<List<String>> batches = new ArrayList<>();
    final Queue<Behaviour> nextBehaviours = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    FakeCommandSide() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/batches", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var lines = text.lines().toList();
        synchronized (batches) {
            batches.add(lines);
        }
        var behaviour = nextBehaviours.poll();
        (behaviour == null ? answering(Code.ACCEPTED) : behaviour).answer(exchange, lines);
    }

    List<String> received() {
        synchronized (batches) {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    static Behaviour answering(Code code) {
        return (exchange, lines) -> {
            var body = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                body.append(receipt(i + 1, lines.get(i), code)).append('\n');
            }
            send(exchange, 200, body.toString());
        };
    }

    static Behaviour status(int status, String retryAfter) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            send(exchange, status, "");
        };
    }

    /// Receipts for the first lines, then the connection is cut.
    static Behaviour cutAfter(int receipts) {
        return (exchange, lines) -> {
            exchange.sendResponseHeaders(200, 0);
            var body = new StringBuilder();
            for (int i = 0; i < receipts; i++) {
                body.append(receipt(i + 1, lines.get(i), Code.ACCEPTED)).append('\n');
            }
            exchange.getResponseBody().write(body.toString().getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
    }

    private static String receipt(long line, String command, Code code) throws IOException {
        JsonNode json = Json.LENIENT.readTree(command);
        var problem = code.isProblem() ? Problem.of(code, "as told") : null;
        return Json.LENIENT.writeValueAsString(
                new Receipt(
                        line,
                        UUID.fromString(json.path("id").textValue()),
                        code,
                        null,
                        1L,
                        null,
                        problem));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
