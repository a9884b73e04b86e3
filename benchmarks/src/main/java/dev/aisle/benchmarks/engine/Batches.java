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
import io.vertx.core.parsetools.RecordParser;
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
                            response.handler(
                                    RecordParser.newDelimited("\n", receipts::receipt)::handle);
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
        private final CompletableFuture<Long> done;
        private long accepted;

        Receipts(CompletableFuture<Long> done) {
            this.done = done;
        }

        /// What isn't a receipt of a line (progress, the summary) is none of an accepted command.
        void receipt(Buffer line) {
            var text = line.toString(StandardCharsets.UTF_8);
            if (text.contains("\"code\":\"ACCEPTED\"")) {
                accepted++;
            } else if (text.contains("\"problem\"")) {
                done.completeExceptionally(new IllegalStateException(text));
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
