package dev.aisle.command.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.command.engine.RejectedCallException;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of the server's words mean that a call did nothing and never will.
class RejectionTellingStoreTest {
    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P05", "23502", "23505"})
    void whatIsWrongWithTheDataIsARejection(String state) {
        assertThatThrownBy(() -> appendAnswered(state)).isInstanceOf(RejectedCallException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23514", // no partition for the row, which is told like a violated check
                "40001", // serialization failure
                "40P01", // deadlock
                "42501", // a lost grant
                "42883", // a function that is not there yet
                "53100", // disk full
                "53300", // too many connections
                "57014", // cancelled, or the statement's time limit
                "57P01", // shut down by an operator
                "XX000"
            })
    void whatPassesIsTriedAgain(String state) {
        assertThatThrownBy(() -> appendAnswered(state)).isInstanceOf(PgException.class);
    }

    @Test
    void whatTheStoreNeverSendsIsARejection() {
        var store =
                new RejectionTellingStore(
                        new Failing(new IllegalArgumentException("a batch of none")));

        assertThatThrownBy(() -> store.append(List.of()).await().indefinitely())
                .isInstanceOf(RejectedCallException.class);
        assertThat(store.saveSnapshots(List.of())).isNotNull();
    }

    private static void appendAnswered(String state) {
        var answer = new PgException("no", "ERROR", state, "");
        new RejectionTellingStore(new Failing(answer)).append(List.of()).await().indefinitely();
    }

    private record Failing(RuntimeException failure) implements EventStore {
        @Override
        public Uni<List<AppendOutcome>> append(List<Decision> batch) {
            return Uni.createFrom().failure(failure);
        }

        @Override
        public Uni<Map<StreamId, StreamHistory>> load(
                Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
            return Uni.createFrom().failure(failure);
        }

        @Override
        public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
            return Uni.createFrom().failure(failure);
        }
    }
}
