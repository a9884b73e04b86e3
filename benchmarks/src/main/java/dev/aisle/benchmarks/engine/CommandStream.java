package dev.aisle.benchmarks.engine;

import com.google.protobuf.UnsafeByteOperations;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.grpc.v1.CommandMessage;
import dev.aisle.grpc.v1.CommandsGrpc;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// One call of the bidirectional stream: commands are written whenever the call is ready for as long as
/// the turn lasts, and receipts counted as they come.
final class CommandStream implements Work, AutoCloseable {
    private final ManagedChannel channel;
    private final Supplier<CommandEnvelope> commands;

    CommandStream(int port, Supplier<CommandEnvelope> commands) {
        this.commands = commands;
        channel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    @Override
    public long run(Duration time) throws Exception {
        var call = new Call(System.nanoTime() + time.toNanos());
        var _ = CommandsGrpc.newStub(channel).submit(call);
        return call.done.get();
    }

    private final class Call implements ClientResponseObserver<CommandMessage, ReceiptMessage> {
        private final CompletableFuture<Long> done = new CompletableFuture<>();
        private final long end;
        private long sent;
        private long accepted;
        private boolean completed;

        Call(long end) {
            this.end = end;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<CommandMessage> call) {
            call.setOnReadyHandler(() -> write(call));
        }

        private void write(ClientCallStreamObserver<CommandMessage> call) {
            while (!completed && call.isReady()) {
                if (System.nanoTime() >= end) {
                    completed = true;
                    call.onCompleted();
                    return;
                }
                var json = UnsafeByteOperations.unsafeWrap(CommandCodec.encode(commands.get()));
                call.onNext(
                        CommandMessage.newBuilder()
                                .setSequence(sent++)
                                .setCommandJson(json)
                                .build());
            }
        }

        @Override
        public void onNext(ReceiptMessage receipt) {
            if (receipt.hasProblem()) {
                done.completeExceptionally(new IllegalStateException(receipt.toString()));
            }
            accepted++;
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            if (accepted != sent) {
                done.completeExceptionally(
                        new IllegalStateException(accepted + " receipts of " + sent));
            }
            done.complete(accepted);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
