package dev.aisle.command.grpc;

import dev.aisle.command.admission.Line;
import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.receipt.Handover;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.grpc.v1.CommandMessage;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.ArrayDeque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One stream of commands on its way. It asks for as many commands as may be in flight, and for one more
/// for each receipt that it has written, which it does only while the client takes them: so commands,
/// and receipts that wait, are together never more than that. Confined to the call's event loop, but for
/// what the engine has decided.
final class CommandStream implements StreamObserver<CommandMessage> {
    private static final Logger LOG = Logger.getLogger(CommandStream.class);
    private static final Problem DEFECT =
            Problem.of(Code.UNAVAILABLE, "a defect of ours; it is logged");

    private final ServerCallStreamObserver<ReceiptMessage> receipts;
    private final Line line;
    private final GrpcConfig config;
    private final Caller caller;
    private final InstantSource clock;
    private final ArrayDeque<Decided> unwritten = new ArrayDeque<>();
    private final Handover<Decided> decided;
    private int inFlight;
    private boolean ended;
    private boolean closed;

    private record Decided(long sequence, Receipt receipt) {}

    CommandStream(
            ServerCallStreamObserver<ReceiptMessage> receipts,
            Context context,
            Line line,
            GrpcConfig config,
            Caller caller,
            InstantSource clock) {
        this.receipts = receipts;
        this.line = line;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.decided = new Handover<>(context, unwritten::add, this::write);
    }

    void start() {
        receipts.disableAutoRequest();
        receipts.setOnReadyHandler(this::write);
        receipts.setOnCancelHandler(this::close);
        receipts.setOnCloseHandler(this::close);
        receipts.request(config.inFlightMax());
    }

    @Override
    public void onNext(CommandMessage message) {
        inFlight++;
        long sequence = message.getSequence();
        try {
            var envelope = CommandCodec.decode(json(message));
            var now = clock.instant();
            line.submit(new Submission(envelope, caller, now, now.plus(config.deadline())))
                    .whenComplete((receipt, defect) -> decided(sequence, receipt, defect));
        } catch (MalformedCommandException e) {
            answer(sequence, Problem.of(Code.MALFORMED, e.getMessage(), e.field()));
        } catch (OversizeException _) {
            answer(
                    sequence,
                    Problem.of(
                            Code.PAYLOAD_TOO_LARGE,
                            "a command is at most " + config.commandBytesMax() + " bytes"));
        }
    }

    /// The client went away, or its deadline passed. What was handed to the engine is decided.
    @Override
    public void onError(Throwable cause) {
        close();
    }

    @Override
    public void onCompleted() {
        ended = true;
        write();
    }

    private byte[] json(CommandMessage message) throws OversizeException {
        if (message.getCommandJson().size() > config.commandBytesMax()) {
            throw new OversizeException();
        }
        return message.getCommandJson().toByteArray();
    }

    private void answer(long sequence, Problem problem) {
        unwritten.add(new Decided(sequence, Receipt.refused(null, problem)));
        write();
    }

    /// On a thread of the engine.
    private void decided(long sequence, @Nullable Receipt receipt, @Nullable Throwable defect) {
        if (receipt == null) {
            LOG.debug("A command of a stream failed by a defect", defect);
        }
        decided.add(
                new Decided(sequence, receipt == null ? Receipt.refused(null, DEFECT) : receipt));
    }

    private void write() {
        int written = 0;
        while (!closed && receipts.isReady() && !unwritten.isEmpty()) {
            var next = unwritten.remove();
            receipts.onNext(ReceiptMessages.of(next.sequence(), next.receipt()));
            written++;
        }
        inFlight -= written;
        if (closed) {
            return;
        }
        if (ended && inFlight == 0) {
            closed = true;
            receipts.onCompleted();
        } else if (written > 0 && !ended) {
            receipts.request(written);
        }
    }

    private void close() {
        closed = true;
        line.close();
        unwritten.clear();
    }

    private static final class OversizeException extends Exception {
        OversizeException() {
            super("too large", null, false, false);
        }
    }
}
