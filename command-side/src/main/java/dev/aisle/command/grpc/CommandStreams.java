package dev.aisle.command.grpc;

import dev.aisle.command.admission.Admission;
import dev.aisle.grpc.v1.CommandMessage;
import dev.aisle.grpc.v1.CommandsGrpc;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/// The service `aisle.commands.v1.Commands`.
@GrpcService
public final class CommandStreams extends CommandsGrpc.CommandsImplBase {
    private final Admission admission;
    private final GrpcConfig config;
    private final InstantSource clock;
    private final Vertx vertx;

    CommandStreams(Admission admission, GrpcConfig config, InstantSource clock, Vertx vertx) {
        this.admission = admission;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    @Override
    public StreamObserver<CommandMessage> submit(StreamObserver<ReceiptMessage> receipts) {
        var stream =
                new CommandStream(
                        (ServerCallStreamObserver<ReceiptMessage>) receipts,
                        vertx.getOrCreateContext(),
                        admission.openLine(),
                        config,
                        CallerInterceptor.caller(),
                        clock);
        stream.start();
        return stream;
    }
}
