package dev.aisle.relay.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgentLoopTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void goesOnAfterAnyFailureAndClosesItsAgentOnce() {
        var rounds = new AtomicInteger();
        var closed = new AtomicInteger();
        var loop =
                loop(
                        new Agent() {
                            @Override
                            public String name() {
                                return "failing";
                            }

                            @Override
                            public Work doWork() {
                                return switch (rounds.incrementAndGet() % 4) {
                                    case 1 -> throw new UnavailableException("gone");
                                    case 2 -> throw new RefusedToRunException("wrong");
                                    case 3 -> throw new IllegalStateException("a defect");
                                    default -> Work.MORE;
                                };
                            }

                            @Override
                            public void onClose() {
                                closed.incrementAndGet();
                            }
                        },
                        LONG);

        await().atMost(LONG).until(() -> rounds.get() > 8);
        loop.close();

        assertThat(loop.isAlive()).isFalse();
        assertThat(closed).hasValue(1);
    }

    @Test
    void interruptsARoundThatDoesNotEnd() {
        var entered = new AtomicBoolean();
        var loop =
                loop(
                        new Agent() {
                            @Override
                            public String name() {
                                return "stuck";
                            }

                            @Override
                            public Work doWork() {
                                entered.set(true);
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                return Work.NONE;
                            }
                        },
                        Duration.ofMillis(50));
        await().atMost(LONG).until(entered::get);
        assertThat(loop.sinceLastRound()).isPositive();

        loop.close();

        await().atMost(LONG).until(() -> !loop.isAlive());
    }

    @Test
    void pausesDoubleUntilTheyAreReset() {
        var backoff = new Backoff(Duration.ofNanos(10), Duration.ofNanos(35));
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            pauses.add(backoff.nextNanos());
        }
        backoff.reset();
        pauses.add(backoff.nextNanos());

        assertThat(pauses).isEqualTo(List.of(10L, 20L, 35L, 35L, 10L));
    }

    private static AgentLoop loop(Agent agent, Duration closeTimeout) {
        var pause = Backoff.steady(Duration.ofMillis(1));
        return new AgentLoop(agent, pause, pause, closeTimeout).start();
    }
}
