package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Work;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// One NDJSON batch, streamed both ways: lines are written for as long as the turn lasts and the
/// connection takes them, and receipts counted as they come.
final class Batches implements Work, AutoCloseable {
    private static final int LINES_PER_WRITE = 100;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final Supplier<CommandEnvelope> commands;

    Batches(int port, Supplier<CommandEnvelope> commands) {
        this.commands = commands;
        client =
                vertx.createHttpClient(
                        new HttpClientOptions().setDefaultHost("localhost").setDefaultPort(port));
    }

    @Override
    public long run(Duration time) throws Exception {
        var done = new CompletableFuture<Long>();
        long end = System.nanoTime() + time.toNanos();
        var _ =
                client.request(HttpMethod.POST, "/v1/batches")
                        .onFailure(done::completeExceptionally)
                        .onSuccess(request -> stream(request, end, done));
        return done.get();
    }

    private void stream(HttpClientRequest request, long end, CompletableFuture<Long> done) {
        request.putHeader("Content-Type", "application/x-ndjson").setChunked(true);
        var receipts = new Receipts(done);
        request.response()
                .onFailure(done::completeExceptionally)
                .onSuccess(
                        response -> {
                            response.handler(receipts::read);
                            response.endHandler(_ -> receipts.end());
                            response.exceptionHandler(done::completeExceptionally);
                        });
        request.exceptionHandler(done::completeExceptionally);
        write(request, end);
    }

    private void write(HttpClientRequest request, long end) {
        while (!request.writeQueueFull()) {
            if (System.nanoTime() >= end) {
                var _ = request.end();
                return;
            }
            var lines = Buffer.buffer();
            for (int i = 0; i < LINES_PER_WRITE; i++) {
                lines.appendBytes(CommandCodec.encode(commands.get())).appendByte((byte) '\n');
            }
            var _ = request.write(lines);
        }
        request.drainHandler(_ -> write(request, end));
    }

    private static final class Receipts {
        private static final String ACCEPTED = "\"code\":\"ACCEPTED\"";

        private final CompletableFuture<Long> done;
        private String begun = "";
        private long accepted;

        Receipts(CompletableFuture<Long> done) {
            this.done = done;
        }

        /// A piece of the answer, with many receipts: they are looked for, not parsed, so that the client
        /// is not what is measured.
        void read(Buffer piece) {
            var text = begun + piece.toString(StandardCharsets.ISO_8859_1);
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                receipt(text.substring(from, end));
                from = end + 1;
            }
            begun = text.substring(from);
        }

        /// What isn't a receipt of a line (progress, the summary) is none of an accepted command.
        private void receipt(String line) {
            if (line.contains(ACCEPTED)) {
                accepted++;
            } else if (line.contains("\"problem\"")) {
                done.completeExceptionally(new IllegalStateException(line));
            }
        }

        void end() {
            done.complete(accepted);
        }
    }

    @Override
    public void close() {
        var _ = client.close().toCompletionStage().toCompletableFuture().join();
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
