package dev.aisle.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.grpc.v1.CommandsGrpc;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class CommandStreamsTest {
    private static final int WINDOW_BYTES = 64 * 1024;

    @Inject MeterRegistry registry;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private Shop shop = new Shop();
    private @Nullable ManagedChannel channel;

    @BeforeEach
    void open() {
        shop = Shop.open();
        channel =
                NettyChannelBuilder.forAddress("localhost", port)
                        .usePlaintext()
                        .flowControlWindow(WINDOW_BYTES)
                        .build();
    }

    @AfterEach
    void close() throws InterruptedException {
        Objects.requireNonNull(channel).shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    void everyCommandHasItsReceiptAndABadOneEndsNothing() throws Exception {
        var call = TestCall.start(stub());
        call.send(sale("sale-1"));
        call.send("{\"id\":");
        call.send("");
        call.send(sale("sale-2").replace("RecordSale", "RecordGift"));
        call.send("x".repeat(70_000));
        call.send(sale("sale-2").replace("\"quantity\":1", "\"quantity\":0"));
        call.send(sale("sale-2"));
        call.send(sale("sale-2"));

        var receipts = call.finish();
        assertThat(receipts).hasSize(8);
        assertThat(receipts)
                .extracting(receipt -> receipt.getSequence() + " " + receipt.getCode())
                .containsExactlyInAnyOrder(
                        "1 ACCEPTED",
                        "2 MALFORMED",
                        "3 MALFORMED",
                        "4 MALFORMED",
                        "5 PAYLOAD_TOO_LARGE",
                        "6 MALFORMED",
                        "7 ACCEPTED",
                        "8 ACCEPTED");
        var gift = of(call, 4);
        assertThat(gift.getProblem().getField()).isEqualTo("type");
        assertThat(gift.getProblem().getStatus()).isEqualTo(400);
        assertThat(gift.getProblem().getDetail()).contains("RecordSale");
        assertThat(gift.hasCommandId()).isFalse();
        assertThat(of(call, 7).getVersion()).isEqualTo(2);
        assertThat(of(call, 7).getStream())
                .isEqualTo("stock/" + shop.sku() + "/" + shop.location());
        assertThat(of(call, 7).getToken()).isNotEmpty();
        assertThat(of(call, 7).hasProblem()).isFalse();
        var repeated = of(call, 8);
        assertThat(repeated.getCommandId()).isNotEqualTo(of(call, 7).getCommandId());
        assertThat(repeated)
                .as("a repeated key, under its own command's id")
                .isEqualTo(like(of(call, 7), 8, repeated.getCommandId()));
    }

    @Test
    void thousandsOfCommandsAreAnsweredOnceEach() throws Exception {
        int count = 10_000;
        var call = TestCall.start(stub());
        for (int i = 0; i < count; i++) {
            call.send(sale("many-" + i));
        }

        var receipts = call.finish();
        assertThat(receipts).extracting(ReceiptMessage::getCode).containsOnly("ACCEPTED");
        assertThat(receipts.stream().map(ReceiptMessage::getSequence).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(receipts.stream().map(ReceiptMessage::getVersion).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
    }

    @Test
    void aCancelledStreamIsSentAgainWithItsKeysAndHasEffectOnce() throws Exception {
        int count = 1_000;
        var broken = TestCall.start(stub());
        for (int i = 0; i < count; i++) {
            broken.send(sale("again-" + i));
            if (i == count / 2) {
                await().until(() -> broken.receipts().size() > 100);
                broken.cancel();
                break;
            }
        }
        assertThatThrownBy(broken::awaitEnd)
                .hasMessageContaining(Status.CANCELLED.getCode().name());

        var call = TestCall.start(stub());
        for (int i = 0; i < count; i++) {
            call.send(sale("again-" + i));
        }
        var receipts = call.finish();
        assertThat(receipts).extracting(ReceiptMessage::getCode).containsOnly("ACCEPTED");
        assertThat(receipts.stream().map(ReceiptMessage::getVersion).sorted())
                .as("each key changed the stream once")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        assertThatNothingIsInFlight();
    }

    @Test
    void aTryIsAnsweredAndChangesNothing() throws Exception {
        var call = TestCall.start(stub());
        call.send(sale("try").replace("\"data\"", "\"dryRun\":true,\"data\""));
        call.send(sale("try").replace("\"data\"", "\"expectedVersion\":0,\"data\""));

        assertThat(call.finish()).hasSize(2);
        assertThat(of(call, 1).getCode()).isEqualTo("ACCEPTED");
        assertThat(of(call, 2).getCode()).as("its key was not taken").isEqualTo("ACCEPTED");
        assertThat(of(call, 2).getVersion()).isEqualTo(1);
    }

    private CommandsGrpc.CommandsStub stub() {
        return CommandsGrpc.newStub(Objects.requireNonNull(channel));
    }

    private void assertThatNothingIsInFlight() {
        await().untilAsserted(
                        () ->
                                assertThat(
                                                registry.get("admission.in.flight.commands")
                                                        .gauge()
                                                        .value())
                                        .isZero());
    }

    private static ReceiptMessage of(TestCall call, long sequence) {
        return call.receipts().stream()
                .filter(receipt -> receipt.getSequence() == sequence)
                .findAny()
                .orElseThrow();
    }

    private static ReceiptMessage like(ReceiptMessage receipt, long sequence, String commandId) {
        return receipt.toBuilder().setSequence(sequence).setCommandId(commandId).build();
    }

    private String sale(String key) {
        return "{\"id\":\"%s\",\"type\":\"RecordSale\",\"sku\":\"%s\",\"location\":\"%s\",\"idempotencyKey\":\"%s\",\"data\":{\"quantity\":1}}"
                .formatted(UUID.randomUUID(), shop.sku(), shop.location(), key);
    }
}
