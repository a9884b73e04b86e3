package dev.aisle.command.grpc;

import com.google.protobuf.ByteString;
import dev.aisle.grpc.v1.CommandMessage;
import dev.aisle.grpc.v1.CommandsGrpc;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One call of a client that writes only while the call is ready.
final class TestCall implements ClientResponseObserver<CommandMessage, ReceiptMessage> {
    private static final int AT_ONCE = 1 << 20;

    private final boolean reads;
    private final List<ReceiptMessage> receipts = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Semaphore ready = new Semaphore(0);
    private @Nullable ClientCallStreamObserver<CommandMessage> requests;
    private long sequence;

    private TestCall(boolean reads) {
        this.reads = reads;
    }

    static TestCall start(CommandsGrpc.CommandsStub stub) {
        return start(stub, true);
    }

    /// @param reads whether it takes receipts from the start
    static TestCall start(CommandsGrpc.CommandsStub stub, boolean reads) {
        var call = new TestCall(reads);
        var unused = stub.submit(call);
        return call;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<CommandMessage> stream) {
        requests = stream;
        stream.disableAutoRequestWithInitial(reads ? AT_ONCE : 0);
        stream.setOnReadyHandler(ready::release);
    }

    /// Sends it as soon as the call is ready.
    ///
    /// @return its sequence
    long send(String json) {
        assertReadyWithin(30);
        requests().onNext(message(json));
        return sequence;
    }

    /// @return whether the call was ready for it within a second
    boolean offer(String json) {
        if (!isReadyWithin(1)) {
            return false;
        }
        requests().onNext(message(json));
        return true;
    }

    void readAll() {
        requests().request(AT_ONCE);
    }

    void cancel() {
        requests().cancel("the test cancels it", null);
    }

    void complete() {
        requests().onCompleted();
    }

    List<ReceiptMessage> receipts() {
        return receipts;
    }

    /// All receipts, once the server has ended the call.
    List<ReceiptMessage> finish() throws Exception {
        complete();
        awaitEnd();
        return receipts;
    }

    /// @throws java.util.concurrent.ExecutionException if it ends with another status than OK
    void awaitEnd() throws Exception {
        end.get(180, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(ReceiptMessage receipt) {
        receipts.add(receipt);
    }

    @Override
    public void onError(Throwable status) {
        end.completeExceptionally(status);
    }

    @Override
    public void onCompleted() {
        end.complete(null);
    }

    private CommandMessage message(String json) {
        return CommandMessage.newBuilder()
                .setSequence(++sequence)
                .setCommandJson(ByteString.copyFromUtf8(json))
                .build();
    }

    private void assertReadyWithin(int seconds) {
        if (!isReadyWithin(seconds)) {
            throw new AssertionError(new TimeoutException("the server doesn't read on"));
        }
    }

    private boolean isReadyWithin(int seconds) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (!requests().isReady()) {
                if (!ready.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return requests().isReady();
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ClientCallStreamObserver<CommandMessage> requests() {
        return Objects.requireNonNull(requests);
    }
}
