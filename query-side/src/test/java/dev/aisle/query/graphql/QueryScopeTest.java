package dev.aisle.query.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.token.ConsistencyToken;
import dev.aisle.contracts.view.View;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.changes.ChannelPulse;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.fixture.PausedRows;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.sets.ViewSets;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// What a query reads from while the world moves between its wait and its event loop.
class QueryScopeTest {
    private static final Track FIRST = new Track("offers", 1);
    private static final Track SECOND = new Track("offers", 2);

    private final Queue<Runnable> eventLoop = new ArrayDeque<>();
    private final Buckets buckets = new Buckets(1);
    private final PausedRows rows = new PausedRows();
    private final ProgressBoard board = new ProgressBoard(buckets);
    private final Housekeeping housekeeping = new Housekeeping();
    private final LiveControl control =
            new LiveControl(rows, board, housekeeping, () -> Duration.ofHours(1));
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final QueryScope scope =
            new QueryScope(
                    () -> now,
                    ConsistencyToken.of(0, 0, 5),
                    Duration.ofMinutes(1),
                    100,
                    eventLoop::add,
                    board,
                    control,
                    new ViewSets(
                            buckets,
                            rows,
                            board,
                            control,
                            housekeeping,
                            new ChannelPulse(Clock.systemUTC())),
                    buckets);

    private UniAssertSubscriber<Void> reaching() {
        return scope.reached(View.OFFER).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void runEventLoop() {
        for (var task = eventLoop.poll(); task != null; task = eventLoop.poll()) {
            task.run();
        }
    }

    @Test
    void aGenerationThatBecomesLiveOnTheWayIsWaitedForToo() {
        board.advance(FIRST, 0, 5);
        var reached = reaching();
        control.seen(new ControlDocument(1, 0, Map.of("offers", 2)));

        runEventLoop();
        reached.assertNotTerminated();
        board.advance(SECOND, 0, 5);
        runEventLoop();

        reached.assertCompleted();
        assertThat(scope.control().liveGeneration("offers")).isEqualTo(2);
    }

    @Test
    void whatWasCheckedIsWhatIsReadHoweverThePointerMovesThen() {
        board.advance(FIRST, 0, 5);
        var reached = reaching();
        runEventLoop();
        reached.assertCompleted();

        control.seen(new ControlDocument(1, 0, Map.of("offers", 2)));

        assertThat(scope.control().liveGeneration("offers")).isEqualTo(1);
    }

    @Test
    void theClockIsReadAfterTheWaitAndOnce() {
        var reached = reaching();
        now = now.plusSeconds(1);
        var afterTheWait = now;
        board.advance(FIRST, 0, 5);
        runEventLoop();
        reached.assertCompleted();

        assertThat(scope.at()).isEqualTo(afterTheWait);
        now = now.plusSeconds(1);
        assertThat(scope.at()).isEqualTo(afterTheWait);
    }
}
