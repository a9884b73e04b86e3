package dev.aisle.command.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.command.process.CommittedStream;
import dev.aisle.command.process.StepRefusedException;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.MarkTransferAnnounced;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferProcessTest {
    private static final StreamId HERE = StreamId.parse("stock/SKU-1/store-42");
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final LocationId NOWHERE = new LocationId("nowhere");

    private final List<DeliveryId> announced = new ArrayList<>();

    @Test
    void aTransferThatIsRefusedDoesNotHoldUpTheOthers() {
        var stock = Stock.NONE;
        for (int i = 0; i < 6; i++) {
            stock =
                    StockHistory.evolve(
                            stock,
                            new TransferDispatched(
                                    new DeliveryId("t-" + i),
                                    i % 2 == 0 ? NOWHERE : new LocationId("store-43"),
                                    1,
                                    NOW,
                                    NOW));
        }
        var process = new TransferProcess(reading(stock), this::answer);

        assertThatThrownBy(() -> process.advance(HERE))
                .isInstanceOfSatisfying(
                        StepRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.LOCATION_UNKNOWN));
        assertThat(announced)
                .containsExactlyInAnyOrder(
                        new DeliveryId("t-1"), new DeliveryId("t-3"), new DeliveryId("t-5"));
    }

    private CompletableFuture<Receipt> answer(
            StreamId cause, Command command, @Nullable String key) {
        if (command instanceof ExpectStock expect && expect.location().equals(NOWHERE)) {
            return CompletableFuture.completedFuture(
                    Receipt.refused(
                            UUID.randomUUID(),
                            Problem.of(Code.LOCATION_UNKNOWN, "nowhere is not defined")));
        }
        if (command instanceof MarkTransferAnnounced mark) {
            announced.add(mark.deliveryId());
        }
        return CompletableFuture.completedFuture(
                new Receipt(null, UUID.randomUUID(), Code.ACCEPTED, null, null, null, null));
    }

    private static StreamReader reading(Stock stock) {
        return new StreamReader() {
            @Override
            public <S> CommittedStream<S> read(StreamId stream, Class<S> state) {
                return new CommittedStream<>(stream, 1, state.cast(stock));
            }
        };
    }
}
