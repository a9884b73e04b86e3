package dev.aisle.command.grpc;

import dev.aisle.command.admission.TestAdmission;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.grpc.v1.CommandsGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The service over whatever decides, and a client of it with small windows.
final class LoopbackService {
    static final int IN_FLIGHT_MAX = 256;

    private static final int WINDOW_BYTES = 64 * 1024;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final Server server;
    private final ManagedChannel channel;

    LoopbackService(Function<Submission, CompletionStage<Receipt>> engine) throws IOException {
        var context = vertx.getOrCreateContext();
        server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .flowControlWindow(WINDOW_BYTES)
                        .maxInboundMessageSize(1 << 20)
                        // As in Quarkus, all of a call is on one event loop.
                        .executor(task -> context.runOnContext(_ -> task.run()))
                        .intercept(new CallerInterceptor(() -> "local"))
                        .addService(
                                new CommandStreams(
                                        TestAdmission.before(engine, registry),
                                        new Config(),
                                        InstantSource.system(),
                                        vertx))
                        .build()
                        .start();
        channel =
                NettyChannelBuilder.forAddress("localhost", server.getPort())
                        .usePlaintext()
                        .flowControlWindow(WINDOW_BYTES)
                        .build();
    }

    CommandsGrpc.CommandsStub stub() {
        return CommandsGrpc.newStub(channel);
    }

    double inFlight() {
        return registry.get("admission.in.flight.commands").gauge().value();
    }

    void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Config() implements GrpcConfig {
        @Override
        public int inFlightMax() {
            return IN_FLIGHT_MAX;
        }

        @Override
        public int commandBytesMax() {
            return 65_536;
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(30);
        }
    }
}
