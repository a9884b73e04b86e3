package dev.aisle.command.batch;

import dev.aisle.command.client.Caller;
import dev.aisle.command.kafka.CommandTopic;
import dev.aisle.command.receipt.KeptReceipt;
import dev.aisle.command.receipt.ReadableId;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.receipt.ReceiptJson;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A batch that is answered later: its lines become durable in the command topic, those that are no
/// commands have their receipts at once, and once all are durable the answer is 202. The ingress keeps the
/// receipt of each line under the batch. Confined to the request's event loop.
///
/// The same body again under the same key is the same batch: lines that were taken are answered as before,
/// by their ids and keys.
final class AcceptedBatch implements BatchBody.Lines {
    private static final long TOUCH_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Context context;
    private final CommandTopic topic;
    private final ReceiptKeeper keeper;
    private final BatchStore store;
    private final BatchConfig config;
    private final Caller caller;
    private final BatchLines commands;
    private final BatchAnswers answers;
    private final BatchBody body;
    private final UUID id;
    private final @Nullable String contentBefore;
    private final MessageDigest content = sha256();
    private long lines;
    private int inFlight;
    private long touchedAtNanos = System.nanoTime();
    private boolean ended;
    private boolean closed;

    AcceptedBatch(
            HttpServerRequest request,
            Context context,
            CommandTopic topic,
            ReceiptKeeper keeper,
            BatchStore store,
            BatchConfig config,
            Caller caller,
            BatchOptions options,
            BatchStore.Opened opened) {
        this.context = context;
        this.topic = topic;
        this.keeper = keeper;
        this.store = store;
        this.config = config;
        this.caller = caller;
        this.commands = new BatchLines(options.dryRun());
        this.answers = new BatchAnswers(request);
        this.body = new BatchBody(request, config, options.packed(), this);
        this.id = opened.id();
        this.contentBefore = opened.content();
        request.exceptionHandler(_ -> close());
        request.response().closeHandler(_ -> close());
    }

    void start() {
        body.start();
    }

    @Override
    public void line(long number, byte[] json) {
        taken(json);
        if (contentBefore != null) {
            return;
        }
        var place = new ReceiptPlace(id, number);
        try {
            var envelope = commands.decode(json);
            var sent = commands.dryRun() ? CommandCodec.encode(envelope) : json;
            whenDurable(topic.publish(envelope, sent, caller, place));
        } catch (MalformedCommandException e) {
            refuse(
                    place,
                    Receipt.refused(
                            ReadableId.of(json),
                            Problem.of(Code.MALFORMED, e.getMessage(), e.field())));
        }
    }

    @Override
    public void badLine(long number, Problem problem) {
        taken(new byte[0]);
        if (contentBefore == null) {
            refuse(new ReceiptPlace(id, number), Receipt.refused(null, problem));
        }
    }

    /// What was read so far is durable, or soon will be, and is decided.
    @Override
    public void refused(long number, Problem problem) {
        fail(problem);
    }

    @Override
    public void end() {
        ended = true;
        finishIfDurable();
    }

    @Override
    public void pieceDone() {
        if (System.nanoTime() - touchedAtNanos > TOUCH_NANOS) {
            touchedAtNanos = System.nanoTime();
            store.touch(id).subscribe().with(_ -> {}, _ -> {});
        }
        balance();
    }

    private void taken(byte[] json) {
        lines++;
        content.update(json);
        content.update((byte) '\n');
    }

    private void refuse(ReceiptPlace place, Receipt receipt) {
        whenDurable(
                keeper.keep(
                        new KeptReceipt(
                                place,
                                receipt.code(),
                                Buffer.buffer(ReceiptJson.write(receipt.atLine(place.line()))))));
    }

    private void whenDurable(CompletionStage<Void> durable) {
        inFlight++;
        durable.whenComplete(
                (_, e) ->
                        context.runOnContext(
                                _ -> {
                                    inFlight--;
                                    if (e != null) {
                                        fail(
                                                Problem.of(
                                                        Code.UNAVAILABLE,
                                                        "the command topic does not answer; send"
                                                                + " the batch again with its"
                                                                + " Idempotency-Key"));
                                    }
                                    finishIfDurable();
                                    balance();
                                }));
    }

    private void finishIfDurable() {
        if (closed || !ended || inFlight > 0) {
            return;
        }
        closed = true;
        var digest = HexFormat.of().formatHex(content.digest());
        if (contentBefore != null) {
            if (contentBefore.equals(digest)) {
                answers.accepted(id);
            } else {
                answers.problem(
                        Problem.of(
                                Code.IDEMPOTENCY_KEY_REUSED,
                                "another batch was sent under this key",
                                "Idempotency-Key"),
                        false);
            }
            return;
        }
        store.received(id, lines, digest)
                .subscribe()
                .with(
                        _ -> context.runOnContext(_ -> answers.accepted(id)),
                        _ ->
                                context.runOnContext(
                                        _ -> answers.problem(BatchAnswers.STORE_GONE, false)));
    }

    private void fail(Problem problem) {
        if (!closed) {
            close();
            answers.problem(problem, true);
        }
    }

    private void balance() {
        if (closed || ended) {
            return;
        }
        if (inFlight >= config.inFlightMax()) {
            body.pause();
        } else {
            body.resume();
        }
    }

    private void close() {
        closed = true;
        body.stop();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
