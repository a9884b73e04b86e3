package dev.aisle.command.admission;

import static dev.aisle.command.admission.CommandClass.CATALOGUE;
import static dev.aisle.command.admission.CommandClass.CRITICAL;
import static dev.aisle.command.admission.CommandClass.FEED;
import static dev.aisle.command.admission.CommandClass.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
    private static final Quota PLENTY = new Quota(1_000_000, 1_000_000);

    private final SimulatedTime time = new SimulatedTime();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /// What the engine was handed and hasn't answered.
    private final List<Taken> taken = new ArrayList<>();

    private record Taken(Submission submission, CompletableFuture<Receipt> answer) {}

    @ParameterizedTest
    @CsvSource({"CATALOGUE, 40", "FEED, 50", "TILL, 60", "CRITICAL, 100"})
    void aClassFillsItsShareOfTheLimit(CommandClass commandClass, int share) {
        var admission = admission(100, PLENTY);
        for (int i = 0; i < share; i++) {
            assertThat(isRefused(admission.submit(Commands.of(commandClass)))).isFalse();
        }

        var refused = code(admission.submit(Commands.of(commandClass)));
        assertThat(refused).isEqualTo(Code.OVERLOADED);
        assertThat(refusals(commandClass, Code.OVERLOADED)).isEqualTo(1);
        assertThat(taken).hasSize(share);
    }

    @Test
    void whatIsLessImportantStopsNothingMoreImportantAndIsStoppedByIt() {
        var admission = admission(100, PLENTY);
        assertThat(fill(admission, FEED)).isEqualTo(50);
        assertThat(fill(admission, CATALOGUE)).as("prices fill its share").isZero();
        assertThat(fill(admission, CRITICAL)).as("prices don't count").isEqualTo(100);
        assertThat(fill(admission, TILL)).as("reservations fill its share").isZero();

        answer(50);
        assertThat(fill(admission, FEED)).as("reservations fill its share").isZero();
        answer(55);
        assertThat(fill(admission, FEED)).isEqualTo(5);
        assertThat(fill(admission, TILL)).isEqualTo(15);
    }

    @Test
    void aClientOverItsQuotaIsRefusedAndOthersAreNot() {
        var admission = admission(100, new Quota(2, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(isRefused(admission.submit(Commands.of(CRITICAL)))).isFalse();
        }

        assertThat(code(admission.submit(Commands.of(CRITICAL)))).isEqualTo(Code.RATE_LIMITED);
        assertThat(refusals(CRITICAL, Code.RATE_LIMITED)).isEqualTo(1);
        assertThat(admission.retryAfterSeconds("local", Code.RATE_LIMITED)).isEqualTo(1);
        assertThat(isRefused(admission.submit(Commands.of(CRITICAL, "another", null)))).isFalse();
        time.runUntil(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(isRefused(admission.submit(Commands.of(CRITICAL)))).isFalse();
    }

    @Test
    void thoseWhoAreRefusedTogetherAreNotCalledBackTogether() {
        var admission = admission(100, PLENTY);
        assertThat(
                        LongStream.range(0, 200)
                                .map(_ -> admission.retryAfterSeconds("local", Code.OVERLOADED))
                                .distinct()
                                .sorted()
                                .toArray())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aPlaceIsGivenBackHoweverTheCommandEnds() {
        var calls = new int[1];
        var admission =
                new Admission(
                        TestAdmissionConfig.fixed(1),
                        _ -> PLENTY,
                        submission -> {
                            if (calls[0]++ % 2 == 0) {
                                throw new IllegalStateException("a defect");
                            }
                            return CompletableFuture.completedStage(
                                    Receipt.refused(
                                            submission.envelope().id(),
                                            Problem.of(Code.MALFORMED, "no")));
                        },
                        time::after,
                        time::now,
                        registry);
        for (int i = 0; i < 10; i++) {
            assertThat(isRefused(admission.submit(Commands.of(CRITICAL)))).isFalse();
        }
        assertThat(registry.get("admission.in.flight.commands").gauge().value()).isZero();
    }

    @Test
    void aLineWaitsInOrderAndLeavesRoomForWhatCannotWait() {
        var admission = admission(100, PLENTY);
        var line = admission.openLine();
        var sent = new ArrayList<Submission>();
        for (int i = 0; i < 200; i++) {
            // The later ones would be let in before the others, if order didn't matter.
            sent.add(Commands.of(i < 150 ? FEED : CRITICAL));
        }
        var answers = sent.stream().map(s -> line.submit(s).toCompletableFuture()).toList();

        assertThat(taken).hasSize(40);
        assertThat(fill(admission, FEED)).as("of 50").isEqualTo(10);
        while (!taken.isEmpty()) {
            answer(7);
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(handedOver.stream().filter(sent::contains)).containsExactlyElementsOf(sent);
    }

    @Test
    void linesGoInTurnAndTheMoreImportantFirst() {
        var admission = admission(20, PLENTY);
        fill(admission, CRITICAL);
        var prices = admission.openLine();
        var otherPrices = admission.openLine();
        var reservations = admission.openLine();
        var order = new ArrayList<Submission>();
        for (int i = 0; i < 2; i++) {
            order.add(send(prices, FEED));
        }
        for (int i = 0; i < 2; i++) {
            order.add(send(otherPrices, FEED));
        }
        order.add(send(reservations, CRITICAL));

        handedOver.clear();
        answer(20);
        assertThat(handedOver)
                .containsExactly(
                        order.get(4), order.get(0), order.get(2), order.get(1), order.get(3));
    }

    @Test
    void aLineWaitsForItsClientsQuota() {
        var admission = admission(100, new Quota(10, 5));
        var line = admission.openLine();
        for (int i = 0; i < 8; i++) {
            send(line, TILL);
        }

        assertThat(taken).hasSize(5);
        time.runUntil(TimeUnit.MILLISECONDS.toNanos(99));
        assertThat(taken).hasSize(5);
        time.runUntil(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(taken).hasSize(8);
    }

    @Test
    void theTimeInLineComesOnTopOfTheDeadline() {
        var admission = admission(100, new Quota(1, 1));
        var line = admission.openLine();
        var deadline = Instant.EPOCH.plusSeconds(1);
        var first = line.submit(Commands.of(TILL, "local", deadline));
        var second = line.submit(Commands.of(TILL, "local", deadline));

        time.runUntil(TimeUnit.SECONDS.toNanos(1));
        assertThat(first).isNotCompleted();
        assertThat(second).isNotCompleted();
        assertThat(handedOver)
                .extracting(Submission::deadline)
                .containsExactly(deadline, deadline.plus(Duration.ofSeconds(1)));
    }

    @Test
    void whatWaitsInAClosedLineHasNoEffect() {
        var admission = admission(2, PLENTY);
        fill(admission, CRITICAL);
        var line = admission.openLine();
        var answer = line.submit(Commands.of(TILL));
        line.close();

        assertThat(code(answer)).isEqualTo(Code.UNAVAILABLE);
        assertThat(code(line.submit(Commands.of(TILL)))).isEqualTo(Code.UNAVAILABLE);
        handedOver.clear();
        answer(2);
        assertThat(handedOver).isEmpty();
        assertThat(fill(admission, CRITICAL)).as("no place is lost").isEqualTo(2);
    }

    /// Many threads send and one answers: every command is answered once, in each line in order, and all
    /// places are given back.
    @ParameterizedTest
    @EnumSource(CommandClass.class)
    void noCommandIsForgottenWhenManyThreadsSend(CommandClass commandClass) throws Exception {
        int lines = 4;
        int commands = 5_000;
        var order = new ArrayList<List<Submission>>();
        var executor = Executors.newSingleThreadExecutor();
        try (executor;
                var senders = Executors.newFixedThreadPool(lines)) {
            var admission =
                    new Admission(
                            TestAdmissionConfig.fixed(16),
                            _ -> PLENTY,
                            submission -> {
                                synchronized (handedOver) {
                                    handedOver.add(submission);
                                }
                                return CompletableFuture.supplyAsync(
                                        () -> accepted(submission), executor);
                            },
                            time::after,
                            time::now,
                            registry);
            var together = new CyclicBarrier(lines);
            var tasks = new ArrayList<Future<?>>();
            for (int i = 0; i < lines; i++) {
                var own = new ArrayList<Submission>();
                order.add(own);
                tasks.add(
                        senders.submit(
                                () -> {
                                    var line = admission.openLine();
                                    var answers = new ArrayList<CompletableFuture<Receipt>>();
                                    together.await();
                                    for (int j = 0; j < commands; j++) {
                                        var submission = Commands.of(commandClass);
                                        own.add(submission);
                                        answers.add(line.submit(submission).toCompletableFuture());
                                    }
                                    for (int j = 0; j < commands; j++) {
                                        var receipt = answers.get(j).get(30, TimeUnit.SECONDS);
                                        assertThat(receipt.commandId())
                                                .isEqualTo(own.get(j).envelope().id());
                                    }
                                    return null;
                                }));
            }
            for (var task : tasks) {
                task.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(handedOver).hasSize(lines * commands);
        for (var own : order) {
            var ids = new HashSet<>(own);
            assertThat(handedOver.stream().filter(ids::contains).toList()).isEqualTo(own);
        }
        assertThat(registry.get("admission.in.flight.commands").gauge().value()).isZero();
        assertThat(registry.get("admission.waiting.lines").gauge().value()).isZero();
    }

    private final List<Submission> handedOver = new ArrayList<>();

    private Admission admission(int limit, Quota quota) {
        return new Admission(
                TestAdmissionConfig.fixed(limit),
                _ -> quota,
                submission -> {
                    var answer = new CompletableFuture<Receipt>();
                    taken.add(new Taken(submission, answer));
                    handedOver.add(submission);
                    return answer;
                },
                time::after,
                time::now,
                registry);
    }

    /// @return how many were taken until one was refused
    private static int fill(Admission admission, CommandClass commandClass) {
        int count = 0;
        while (!isRefused(admission.submit(Commands.of(commandClass)))) {
            count++;
        }
        return count;
    }

    private static Submission send(Line line, CommandClass commandClass) {
        var submission = Commands.of(commandClass);
        assertThat(line.submit(submission)).isNotCompleted();
        return submission;
    }

    /// Those that were taken first.
    private void answer(int count) {
        for (int i = 0; i < count && !taken.isEmpty(); i++) {
            var first = taken.removeFirst();
            first.answer().complete(accepted(first.submission()));
        }
    }

    private static Receipt accepted(Submission submission) {
        return new Receipt(null, submission.envelope().id(), Code.ACCEPTED, null, 1L, null, null);
    }

    private double refusals(CommandClass commandClass, Code reason) {
        return registry.get("admission.refused.commands")
                .tag("class", commandClass.name())
                .tag("reason", reason.name())
                .counter()
                .count();
    }

    private static boolean isRefused(CompletionStage<Receipt> answer) {
        var future = answer.toCompletableFuture();
        return future.isDone()
                && !future.isCompletedExceptionally()
                && (code(answer) == Code.OVERLOADED || code(answer) == Code.RATE_LIMITED);
    }

    private static Code code(CompletionStage<Receipt> answer) {
        try {
            return answer.toCompletableFuture().get(1, TimeUnit.SECONDS).code();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
