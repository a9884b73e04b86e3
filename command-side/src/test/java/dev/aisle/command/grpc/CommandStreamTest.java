package dev.aisle.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.grpc.v1.ReceiptMessage;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A real client and server over an engine that takes everything, on a thread of its own.
class CommandStreamTest {
    private final ExecutorService lane = Executors.newSingleThreadExecutor();
    private final AtomicInteger decided = new AtomicInteger();
    private final AtomicBoolean frozen = new AtomicBoolean();
    private final List<Submission> taken = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackService service = new LoopbackService(this::decide);

    CommandStreamTest() throws IOException {}

    @AfterEach
    void close() throws InterruptedException {
        service.close();
        lane.shutdownNow();
    }

    @Test
    void everyCommandHasItsReceiptAndABadOneEndsNothing() throws Exception {
        var call = TestCall.start(service.stub());
        call.send(price(1));
        call.send("{\"id\":");
        call.send("");
        call.send(price(2).replace("SetPrice", "SetMood"));
        call.send("x".repeat(70_000));
        call.send(price(3));

        var receipts = call.finish();
        assertThat(receipts)
                .extracting(receipt -> receipt.getSequence() + " " + receipt.getCode())
                .containsExactlyInAnyOrder(
                        "1 ACCEPTED",
                        "2 MALFORMED",
                        "3 MALFORMED",
                        "4 MALFORMED",
                        "5 PAYLOAD_TOO_LARGE",
                        "6 ACCEPTED");
        var mood = of(call, 4);
        assertThat(mood.getProblem().getField()).isEqualTo("type");
        assertThat(mood.getProblem().getStatus()).isEqualTo(400);
        assertThat(mood.getProblem().getDetail()).contains("SetPrice");
        assertThat(mood.hasCommandId()).isFalse();
        var accepted = of(call, 6);
        assertThat(accepted.getCommandId()).isNotEmpty();
        assertThat(accepted.getStream()).isEqualTo("price/SKU-1/de");
        assertThat(accepted.hasProblem()).isFalse();
    }

    @Test
    void thousandsAreAnsweredOnceEachAndHandedOverInOrder() throws Exception {
        int count = 20_000;
        var call = TestCall.start(service.stub());
        for (int i = 0; i < count; i++) {
            call.send(price(i));
        }

        assertThat(call.finish().stream().map(ReceiptMessage::getSequence).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(taken.stream().map(s -> s.envelope().idempotencyKey()))
                .containsExactlyElementsOf(
                        LongStream.range(0, count).mapToObj(i -> "key-" + i).toList());
    }

    @Test
    void aReceiptComesWhileTheStreamIsOpen() throws Exception {
        var call = TestCall.start(service.stub());
        for (int i = 1; i <= 3; i++) {
            int count = i;
            call.send(price(i));
            await().until(() -> call.receipts().size() == count);
        }
        assertThat(call.finish()).hasSize(3);
    }

    @Test
    void noMoreIsReadThanMayBeInFlight() throws Exception {
        frozen.set(true);
        var call = TestCall.start(service.stub());
        int sent = 0;
        while (sent < 10_000 && call.offer(price(sent))) {
            sent++;
        }
        assertThat(sent).as("sent before it was held up").isLessThan(10_000);
        await().untilAsserted(() -> assertThat(taken).hasSize(LoopbackService.IN_FLIGHT_MAX));
        assertThat(call.receipts()).isEmpty();

        thaw();
        assertThat(call.finish()).hasSize(sent);
    }

    /// What is decided meanwhile are the commands in flight, and receipts that fill the windows between
    /// server and client.
    @Test
    void aClientThatTakesNoReceiptsIsNotReadOn() throws Exception {
        int count = 20_000;
        var call = TestCall.start(service.stub(), false);
        int sent = 0;
        while (sent < count && call.offer(price(sent))) {
            sent++;
        }
        assertThat(sent).as("sent before it was held up").isLessThan(count);
        assertThat(decided.get()).isLessThan(4_096);

        call.readAll();
        assertThat(call.finish()).hasSize(sent);
        assertThat(decided.get()).isEqualTo(sent);
    }

    @Test
    void aCancelledStreamLeavesNothingInFlight() throws Exception {
        frozen.set(true);
        var call = TestCall.start(service.stub());
        for (int i = 0; i < 100; i++) {
            call.send(price(i));
        }
        await().until(() -> taken.size() == 100);
        call.cancel();
        assertThatThrownBy(call::awaitEnd).hasMessageContaining(Status.CANCELLED.getCode().name());

        thaw();
        await().untilAsserted(() -> assertThat(service.inFlight()).isZero());
        assertThat(TestCall.start(service.stub()).finish()).as("the service goes on").isEmpty();
    }

    @Test
    void aStreamEndsAtItsDeadline() throws Exception {
        var call = TestCall.start(service.stub().withDeadlineAfter(2, TimeUnit.SECONDS));
        call.send(price(1));
        assertThatThrownBy(call::awaitEnd)
                .hasMessageContaining(Status.DEADLINE_EXCEEDED.getCode().name());
        await().untilAsserted(() -> assertThat(service.inFlight()).isZero());
    }

    @Test
    void aDefectIsAReceiptToo() throws Exception {
        var call = TestCall.start(service.stub());
        call.send(price(1).replace("key-1", "defect"));
        call.send(price(2));
        assertThat(call.finish())
                .extracting(receipt -> receipt.getSequence() + " " + receipt.getCode())
                .containsExactlyInAnyOrder("1 UNAVAILABLE", "2 ACCEPTED");
    }

    @Test
    void whoCallsIsToldInBoundedHeaders() throws Exception {
        var call = startAs("a".repeat(128));
        call.send(price(1));
        assertThat(call.finish()).hasSize(1);
        assertThat(taken.getFirst().caller().actor()).isEqualTo("a".repeat(128));
        // It may end before anything can be sent.
        assertThatThrownBy(startAs("a".repeat(129))::awaitEnd)
                .hasMessageContaining(Status.INVALID_ARGUMENT.getCode().name());
    }

    private TestCall startAs(String actor) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("aisle-actor", Metadata.ASCII_STRING_MARSHALLER), actor);
        var attached = MetadataUtils.newAttachHeadersInterceptor(headers);
        return TestCall.start(service.stub().withInterceptors(attached));
    }

    private CompletionStage<Receipt> decide(Submission submission) {
        taken.add(submission);
        if ("defect".equals(submission.envelope().idempotencyKey())) {
            return CompletableFuture.failedStage(new IllegalStateException("a defect"));
        }
        var answer = new CompletableFuture<Receipt>();
        lane.execute(() -> answer(submission, answer));
        return answer;
    }

    private void answer(Submission submission, CompletableFuture<Receipt> answer) {
        synchronized (frozen) {
            while (frozen.get()) {
                try {
                    frozen.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
        decided.incrementAndGet();
        var envelope = submission.envelope();
        answer.complete(
                new Receipt(
                        null,
                        envelope.id(),
                        Code.ACCEPTED,
                        envelope.command().stream(),
                        1L,
                        null,
                        null));
    }

    private void thaw() {
        synchronized (frozen) {
            frozen.set(false);
            frozen.notifyAll();
        }
    }

    private static ReceiptMessage of(TestCall call, long sequence) {
        return call.receipts().stream()
                .filter(receipt -> receipt.getSequence() == sequence)
                .findAny()
                .orElseThrow();
    }

    private static String price(int number) {
        return "{\"id\":\"%s\",\"type\":\"SetPrice\",\"sku\":\"SKU-1\",\"zone\":\"de\",\"idempotencyKey\":\"key-%d\",\"data\":{\"price\":{\"minor\":1299,\"currency\":\"EUR\",\"scale\":2}}}"
                .formatted(UUID.randomUUID(), number);
    }
}
