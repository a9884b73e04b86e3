package dev.aisle.command.batch;

import dev.aisle.command.admission.Line;
import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.receipt.Handover;
import dev.aisle.command.receipt.ReadableId;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.receipt.ReceiptJson;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One batch on its way: commands in, a line each, receipts out, a line each, in completion order or in
/// that of the input, and a summary at the end. Reading pauses while as many lines as allowed are in
/// flight, or while the client doesn't take its receipts. Confined to the request's event loop.
///
/// Commands of one stream are decided in the order of their lines.
final class AnsweredBatch implements BatchBody.Lines {
    private static final Logger LOG = Logger.getLogger(AnsweredBatch.class);
    private static final Problem DEFECT =
            Problem.of(Code.UNAVAILABLE, "a defect of ours; it is logged");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Line admitted;
    private final BatchConfig config;
    private final Caller caller;
    private final InstantSource clock;
    private final BatchLines commands;
    private final ReceiptLines receipts;
    private final BatchBody body;
    private final Tally tally = new Tally();
    private final Handover<Decided> decided;
    private int inFlight;
    private boolean ended;
    private boolean complete;
    private boolean closed;

    private record Decided(long line, Receipt receipt) {}

    AnsweredBatch(
            HttpServerRequest request,
            Context context,
            Line admitted,
            BatchConfig config,
            Caller caller,
            InstantSource clock,
            BatchOptions options) {
        this.request = request;
        this.response = request.response();
        this.admitted = admitted;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.commands = new BatchLines(options.dryRun());
        this.receipts = new ReceiptLines(options.ordered());
        this.body = new BatchBody(request, config, options.packed(), this);
        this.decided =
                new Handover<>(context, one -> answered(one.line(), one.receipt()), this::flush);
    }

    void start() {
        response.setChunked(true).putHeader("Content-Type", BatchRoute.NDJSON);
        response.drainHandler(_ -> balance());
        response.exceptionHandler(_ -> close());
        response.closeHandler(_ -> close());
        request.exceptionHandler(_ -> close());
        body.start();
    }

    @Override
    public void line(long number, byte[] json) {
        inFlight++;
        receipts.expect(number);
        try {
            var envelope = commands.decode(json);
            var now = clock.instant();
            admitted.submit(new Submission(envelope, caller, now, now.plus(config.deadline())))
                    .whenComplete(
                            (receipt, defect) ->
                                    decided.add(
                                            new Decided(
                                                    number,
                                                    receipt == null
                                                            ? defect(envelope.id(), defect)
                                                            : receipt)));
        } catch (MalformedCommandException e) {
            answered(
                    number,
                    Receipt.refused(
                            ReadableId.of(json),
                            Problem.of(Code.MALFORMED, e.getMessage(), e.field())));
        } catch (RuntimeException e) {
            LOG.error("A line of a batch can't be read by a defect", e);
            answered(number, Receipt.refused(ReadableId.of(json), DEFECT));
        }
    }

    @Override
    public void badLine(long number, Problem problem) {
        inFlight++;
        receipts.expect(number);
        answered(number, Receipt.refused(null, problem));
    }

    @Override
    public void refused(long number, Problem problem) {
        // What is left of the body is not read.
        if (!response.headWritten()) {
            response.putHeader("Connection", "close");
        }
        inFlight++;
        receipts.expect(number);
        answered(number, Receipt.refused(null, problem));
        ended = true;
        flush();
    }

    @Override
    public void end() {
        ended = true;
        complete = true;
        flush();
    }

    @Override
    public void pieceDone() {
        flush();
    }

    private static Receipt defect(UUID id, @Nullable Throwable defect) {
        LOG.debug("A line of a batch failed by a defect", defect);
        return Receipt.refused(id, DEFECT);
    }

    private void answered(long number, Receipt receipt) {
        tally.count(receipt.code());
        // A receipt that waits for an earlier one counts on, so that what waits is bounded.
        inFlight -= receipts.add(number, ReceiptJson.write(receipt.atLine(number)));
    }

    private void flush() {
        var written = receipts.take();
        if (closed) {
            return;
        }
        boolean last = ended && inFlight == 0;
        if (last) {
            written.appendBuffer(tally.summary(complete)).appendByte((byte) '\n');
        }
        if (written.length() > 0) {
            response.write(written).onFailure(_ -> close());
        }
        if (last) {
            closed = true;
            response.end()
                    .onComplete(
                            done -> {
                                if (done.failed()) {
                                    LOG.debugf("Batch answer not taken cause=%s", done.cause());
                                }
                                if (!complete) {
                                    request.connection().close();
                                }
                            });
            return;
        }
        balance();
    }

    private void balance() {
        if (closed || ended) {
            return;
        }
        if (inFlight >= config.inFlightMax() || response.writeQueueFull()) {
            body.pause();
        } else {
            body.resume();
        }
    }

    private void close() {
        closed = true;
        body.stop();
        admitted.close();
    }
}
