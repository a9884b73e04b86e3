package dev.aisle.cli.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `POST /v1/batches`: a line per command, answered by a receipt per line.
final class BatchEndpoint implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String NDJSON = "application/x-ndjson";

    /// Begins the last line, which counts the receipts before it.
    private static final String SUMMARY = "{\"summary\":";

    /// The server takes no batch now.
    static final class NotNowException extends IOException {
        private final Duration retryAfter;

        NotNowException(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final URI url;
    private final Duration timeout;

    /// @param timeout of a whole batch, from the first byte sent to the last receipt
    BatchEndpoint(URI commandUrl, Duration timeout) {
        this.url = commandUrl.resolve("/v1/batches");
        this.timeout = timeout;
    }

    /// Returns when the answer has ended; what has no receipt by then has an unknown outcome.
    ///
    /// @param receipts called for each receipt as it arrives
    /// @throws NotNowException if the server is overloaded or can't be used now
    /// @throws IOException if the connection fails or time is up
    void post(List<OutgoingCommand> batch, Consumer<Receipt> receipts)
            throws IOException, InterruptedException {
        var body = batch.stream().map(OutgoingCommand::json).collect(Collectors.joining("\n"));
        var request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", NDJSON)
                        .header("Accept", NDJSON)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build();
        var failure = new AtomicReference<@Nullable IOException>();
        var exchange = http.sendAsync(request, answer(receipts, failure));
        try {
            check(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException(
                    "no answer from " + url + " within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(url + " can't be reached: " + e.getCause(), e);
        } finally {
            exchange.cancel(true);
        }
        var reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    /// Receipts are read as they come; the text of any other answer is kept for its message.
    private static HttpResponse.BodyHandler<String> answer(
            Consumer<Receipt> receipts, AtomicReference<@Nullable IOException> failure) {
        return info ->
                info.statusCode() == 200
                        ? HttpResponse.BodySubscribers.fromLineSubscriber(
                                new ReceiptLines(receipts, failure),
                                _ -> "",
                                StandardCharsets.UTF_8,
                                null)
                        : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private void check(HttpResponse<String> response) throws NotNowException {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            throw new NotNowException(url + " answered " + status, retryAfter(response));
        }
        if (status != 200) {
            throw new LoadStoppedException(url + " answered " + status + ": " + response.body());
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        var seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record ReceiptLines(
            Consumer<Receipt> receipts, AtomicReference<@Nullable IOException> failure)
            implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            // Bounded by the batch: a line for each of its lines.
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.isBlank() || line.startsWith(SUMMARY)) {
                return;
            }
            try {
                receipts.accept(Json.LENIENT.readValue(line, Receipt.class));
            } catch (JsonProcessingException e) {
                // A line that was cut off with its connection, or a server that isn't ours.
                failure.compareAndSet(null, new IOException("not a receipt: " + line, e));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            // The exchange fails with it.
        }

        @Override
        public void onComplete() {}
    }
}
