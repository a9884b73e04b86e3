package dev.aisle.command.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.membership.MembershipDecider;
import dev.aisle.command.membership.Memberships;
import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.CommittedStream;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.MembershipCommand;
import dev.aisle.contracts.command.MembershipCommand.ChangePromotionMembership;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersChanged;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Carries members to products that are kept in memory, where the process may die at any command.
class MembersProcessTest {
    private static final PromotionId ID = new PromotionId("bf-26");
    private static final StreamId STREAM = StreamId.promotion(ID);
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final Products products = new Products();

    @Test
    void everyProductHearsOfItOnceWhereverTheProcessDies() throws Exception {
        var added = skus(250);
        for (int dies = 0; dies <= 251; dies += 50) {
            products.reset(new PromotionMembersChanged(1, NOW, added, List.of()));
            products.diesAt = dies;
            assertThatThrownBy(() -> process().advance(STREAM))
                    .isInstanceOf(UnfinishedException.class);
            assertThat(products.promotion.carrying()).hasSize(1);
            products.diesAt = Integer.MAX_VALUE;
            process().advance(STREAM);

            assertThat(products.promotion.carrying()).isEmpty();
            assertThat(products.events).hasSize(250);
            assertThat(products.members.keySet()).containsExactlyInAnyOrderElementsOf(added);
        }
    }

    @Test
    void changesAreCarriedInTheirOrder() throws Exception {
        products.reset(
                new PromotionMembersChanged(1, NOW, skus(3), List.of()),
                new PromotionMembersChanged(2, NOW, List.of(), skus(2)));
        process().advance(STREAM);

        assertThat(products.listedIn("SKU-0")).isEmpty();
        assertThat(products.listedIn("SKU-2")).containsExactly(ID);
        assertThat(products.promotion.carrying()).isEmpty();
    }

    @Test
    void aProductThatIsInTooManyPromotionsIsReported() throws Exception {
        products.reset(new PromotionMembersChanged(1, NOW, skus(2), List.of()));
        products.members.put(
                new Sku("SKU-1"),
                new Memberships(
                        IntStream.range(0, 100).mapToObj(i -> new PromotionId("p-" + i)).toList()));
        process().advance(STREAM);

        assertThat(products.failed).containsExactly(new Sku("SKU-1"));
        assertThat(products.promotion.carrying()).isEmpty();
    }

    @Test
    void workIsDueUntilItIsCarried() {
        products.reset(new PromotionMembersChanged(1, NOW, skus(1), List.of()));
        var decider = new PromotionDecider();
        assertThat(decider.dueAt(products.promotion)).contains(NOW);
        var carried =
                decider.evolve(
                        products.promotion,
                        new PromotionEvent.PromotionMembersCarried(1, List.of()));
        assertThat(decider.dueAt(carried)).isEmpty();
    }

    private MembersProcess process() {
        return new MembersProcess(products, products);
    }

    private static List<Sku> skus(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Sku("SKU-" + i)).toList();
    }

    /// Decides like the engine, with its ledger of keys.
    private static final class Products implements StreamReader, CommandSender {
        final Map<Sku, Memberships> members = new HashMap<>();
        final List<MembershipEvent> events = new ArrayList<>();
        final List<Sku> failed = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        Promotion promotion = Promotion.UNDEFINED;
        int diesAt = Integer.MAX_VALUE;
        private int sent;

        void reset(PromotionEvent... history) {
            members.clear();
            events.clear();
            keys.clear();
            promotion = Promotion.UNDEFINED;
            for (var event : history) {
                promotion = new PromotionDecider().evolve(promotion, event);
            }
        }

        List<PromotionId> listedIn(String sku) {
            return Objects.requireNonNull(members.get(new Sku(sku))).listedIn();
        }

        @Override
        public <S> CommittedStream<S> read(StreamId stream, Class<S> state) {
            return new CommittedStream<>(stream, 1, state.cast(promotion));
        }

        @Override
        public CompletableFuture<Receipt> submit(
                StreamId cause, Command command, @Nullable String idempotencyKey) {
            if (sent++ >= diesAt) {
                sent = 0;
                return CompletableFuture.failedFuture(new IllegalStateException("died"));
            }
            return CompletableFuture.completedFuture(
                    keys.add(command.stream() + " " + idempotencyKey)
                            ? decided(command)
                            : accepted(command.stream()));
        }

        private Receipt decided(Command command) {
            return switch (command) {
                case ChangePromotionMembership change -> changed(change);
                case CompleteMembersChange complete -> {
                    failed.addAll(complete.failed());
                    promotion =
                            new PromotionDecider()
                                    .evolve(
                                            promotion,
                                            new PromotionEvent.PromotionMembersCarried(
                                                    complete.change(), complete.failed()));
                    yield accepted(STREAM);
                }
                default -> throw new AssertionError(command);
            };
        }

        private Receipt changed(ChangePromotionMembership change) {
            var decider = new MembershipDecider();
            var before = members.getOrDefault(change.sku(), decider.initialState());
            var deciding =
                    new Deciding<MembershipCommand, Memberships, MembershipEvent>(
                            decider, References.NONE, NOW);
            var decision =
                    decider.decide(
                            new dev.aisle.command.decide.Stamped<>(
                                    change, NOW, null, null, deciding.references()),
                            before);
            return switch (decision) {
                case Decision.Accepted<MembershipEvent>(var happened) -> {
                    var after = before;
                    for (var event : happened) {
                        after = decider.evolve(after, event);
                        events.add(event);
                    }
                    members.put(change.sku(), after);
                    yield accepted(change.stream());
                }
                case Decision.Refused<MembershipEvent>(var refusal) ->
                        Receipt.refused(UUID.randomUUID(), refusal.problem());
                case Decision.Settled<MembershipEvent> _ -> throw new AssertionError(decision);
            };
        }

        private static Receipt accepted(StreamId stream) {
            return new Receipt(
                    null, UUID.randomUUID(), Code.ACCEPTED, stream, 1L, null, (Problem) null);
        }
    }
}
