package dev.aisle.command.batch;

import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/// One batch on its way: commands in, a line each, receipts out, a line each, in completion order or in
/// that of the input. Reading pauses while as many lines as allowed are in flight, or while the client
/// doesn't take its receipts. Confined to the request's event loop.
///
/// Commands of one stream are decided in the order of their lines.
final class BatchRequest implements LineSplitter.Lines {
    private static final Logger LOG = Logger.getLogger(BatchRequest.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final Engine engine;
    private final BatchConfig config;
    private final Caller caller;
    private final InstantSource clock;
    private final ReceiptLines receipts;
    private final LineSplitter splitter;
    private long line;
    private int inFlight;
    private boolean paused;
    private boolean ended;
    private boolean closed;

    BatchRequest(
            HttpServerRequest request,
            Context context,
            Engine engine,
            BatchConfig config,
            Caller caller,
            InstantSource clock,
            boolean ordered) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.engine = engine;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.receipts = new ReceiptLines(ordered);
        this.splitter = new LineSplitter(config.lineBytesMax(), this);
    }

    void start() {
        response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
        response.drainHandler(_ -> balance());
        response.exceptionHandler(_ -> closed = true);
        response.closeHandler(_ -> closed = true);
        request.exceptionHandler(_ -> closed = true);
        request.endHandler(_ -> end());
        request.handler(this::read);
    }

    @Override
    public void line(byte[] json) {
        line++;
        if (isBlank(json)) {
            return;
        }
        inFlight++;
        long number = line;
        receipts.expect(number);
        try {
            var envelope = CommandCodec.decode(json);
            var now = clock.instant();
            answerLater(
                    number,
                    engine.submit(
                            new Submission(envelope, caller, now, now.plus(config.deadline()))));
        } catch (MalformedCommandException e) {
            answered(
                    number,
                    Receipt.refused(null, Problem.of(Code.MALFORMED, e.getMessage(), e.field())));
        }
    }

    @Override
    public void oversizeLine() {
        line++;
        inFlight++;
        receipts.expect(line);
        answered(
                line,
                Receipt.refused(
                        null,
                        Problem.of(
                                Code.PAYLOAD_TOO_LARGE,
                                "a line is at most " + config.lineBytesMax() + " bytes")));
    }

    private void read(Buffer buffer) {
        splitter.feed(buffer);
        flush();
    }

    private void end() {
        splitter.end();
        ended = true;
        flush();
    }

    private void answerLater(long number, CompletionStage<Receipt> answer) {
        answer.whenComplete(
                (receipt, defect) ->
                        context.runOnContext(
                                _ -> {
                                    answered(number, defect == null ? receipt : defect(defect));
                                    flush();
                                }));
    }

    private static Receipt defect(Throwable defect) {
        LOG.debug("A line of a batch failed by a defect", defect);
        return Receipt.refused(
                null, Problem.of(Code.UNAVAILABLE, "a defect of ours; it is logged"));
    }

    private void answered(long number, Receipt receipt) {
        // A receipt that waits for an earlier one counts on, so that what waits is bounded.
        inFlight -= receipts.add(number, json(receipt.atLine(number)));
    }

    private void flush() {
        var written = receipts.take();
        if (closed) {
            return;
        }
        if (written.length() > 0) {
            response.write(written).onFailure(_ -> closed = true);
        }
        if (ended && inFlight == 0) {
            closed = true;
            response.end().onFailure(e -> LOG.debugf("Batch answer not taken cause=%s", e));
            return;
        }
        balance();
    }

    private void balance() {
        boolean full = inFlight >= config.inFlightMax() || response.writeQueueFull();
        if (closed || ended || full == paused) {
            return;
        }
        paused = full;
        if (full) {
            request.pause();
        } else {
            request.resume();
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static Buffer json(Receipt receipt) {
        try {
            return Buffer.buffer(Json.LENIENT.writeValueAsBytes(receipt));
        } catch (IOException e) {
            throw new IllegalStateException("a receipt that can't be written as JSON", e);
        }
    }
}
