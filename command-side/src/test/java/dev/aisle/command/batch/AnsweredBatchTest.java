package dev.aisle.command.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.command.admission.Admission;
import dev.aisle.command.admission.TestAdmission;
import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One batch over a real socket, before an engine that accepts everything.
class AnsweredBatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller CALLER = new Caller("test", null, null, null);
    private static final Pattern LINE = Pattern.compile("\\{\"line\":(\\d+),");
    private static final int SMALL_BYTES = 8 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService lane = Executors.newSingleThreadExecutor();
    private final AtomicInteger decided = new AtomicInteger();
    private final Admission admission =
            TestAdmission.before(this::decide, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        lane.shutdownNow();
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void beyondItsLinesABatchIsRefusedAndWhatWasReadIsDecided() throws Exception {
        var server = listen("aisle.batch.lines-max", "3");
        try (var socket = connect(server)) {
            post(socket, "%s\n\n%s\n%s\n%s\n".formatted(price(), price(), price(), price()));
            var answer = answer(socket);

            assertThat(lines(answer)).containsExactlyInAnyOrder(1L, 3L, 4L);
            assertThat(answer)
                    .anyMatch(
                            line ->
                                    line.contains("\"line\":4")
                                            && line.contains("BATCH_TOO_LARGE"));
            assertThat(answer.getLast()).startsWith("{\"summary\":{\"lines\":3,\"complete\":false");
        }
        assertThat(decided).hasValue(2);
    }

    /// The server stops reading while its answers aren't taken, and none is lost.
    @Test
    void aClientThatReadsLateFindsOneReceiptForEachLine() throws Exception {
        int count = 5_000;
        int inFlightMax = 512;
        var server = listen("aisle.batch.in-flight-max", Integer.toString(inFlightMax));
        try (var socket = connect(server)) {
            var body = (price() + "\n").repeat(count);
            var sent = CompletableFuture.runAsync(() -> post(socket, body));
            await().atMost(PATIENCE).until(() -> decided.get() >= inFlightMax);
            assertThat(sent).as("held up by what nobody reads").isNotDone();
            var answer = answer(socket);

            assertThat(lines(answer).stream().sorted())
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
            assertThat(answer.getLast())
                    .isEqualTo(
                            "{\"summary\":{\"lines\":5000,\"complete\":true,\"codes\":{\"ACCEPTED\":5000}}}");
            assertThat(sent).succeedsWithin(PATIENCE);
        }
    }

    private CompletionStage<Receipt> decide(Submission submission) {
        return CompletableFuture.supplyAsync(
                () -> {
                    decided.incrementAndGet();
                    var envelope = submission.envelope();
                    var stream = envelope.command().stream();
                    return new Receipt(null, envelope.id(), Code.ACCEPTED, stream, 1L, null, null);
                },
                lane);
    }

    private HttpServer listen(String key, String value) {
        var config =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(BatchConfig.class)
                        .withDefaultValue(key, value)
                        .build()
                        .getConfigMapping(BatchConfig.class);
        var small =
                new HttpServerOptions()
                        .setSendBufferSize(SMALL_BYTES)
                        .setReceiveBufferSize(SMALL_BYTES);
        return vertx.createHttpServer(small)
                .requestHandler(request -> batch(request, config))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void batch(HttpServerRequest request, BatchConfig config) {
        try {
            new AnsweredBatch(
                            request,
                            vertx.getOrCreateContext(),
                            admission.openLine(),
                            config,
                            CALLER,
                            InstantSource.system(),
                            BatchOptions.of(request))
                    .start();
        } catch (MalformedCommandException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket connect(HttpServer server) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BYTES);
        socket.setSendBufferSize(SMALL_BYTES);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("localhost", server.actualPort()));
        return socket;
    }

    private static void post(Socket socket, String body) {
        try {
            var head =
                    "POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of the answer, put together again from its chunks.
    private static List<String> answer(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        while (!in.readLine().isEmpty()) {
            // The head.
        }
        var text = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(in.readLine(), 16);
            if (size == 0) {
                return text.toString().lines().toList();
            }
            for (int i = 0; i < size; i++) {
                text.append((char) in.read());
            }
            in.readLine();
        }
    }

    private static List<Long> lines(List<String> answer) {
        return answer.stream()
                .map(LINE::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .toList();
    }

    private static String price() {
        return "{\"id\":\"%s\",\"type\":\"SetPrice\",\"sku\":\"SKU-1\",\"zone\":\"eu\",\"data\":{\"price\":{\"minor\":100,\"currency\":\"EUR\",\"scale\":2}}}"
                .formatted(UUID.randomUUID());
    }
}
