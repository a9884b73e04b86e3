package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.promotion.budget.Budget;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of a promotion's caps never more is reserved and confirmed than they allow, however many instances are
/// asked at once.
class CapsOnPostgresTest {
    private static final int ORDERS = 600;
    private static final int USES = 150;
    private static final int USES_PER_CUSTOMER = 2;
    private static final int CUSTOMERS = 100;
    private static final long BUDGET_MINOR = 30_000;
    private static final long AMOUNT_MAX = 400;
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final EngineDatabase DATABASE = new EngineDatabase("caps");

    private final PromotionId promotion = new PromotionId("cap-" + UUID.randomUUID());
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Instances instances = new Instances();
    private List<Engine> engines = List.of();

    /// What one order asks for.
    private record Wish(OrderId order, CustomerId customer, long minor) {}

    @BeforeEach
    void start() {
        engines = List.of(engine(), engine(), engine());
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void exactlyAsManyOrdersRedeemAsThereAreUsesAndWhatIsGivenBackOrExpiresCanBeHadAgain() {
        define("\"uses\": " + USES);

        var granted = rush(wishes("first", new Random(1)));
        assertThat(granted).hasSize(USES);

        all(granted.subList(0, 50), wish -> new ConfirmRedemption(promotion, wish.order(), null));
        all(granted.subList(50, 80), wish -> new ReleaseRedemption(promotion, wish.order()));
        assertThat(rush(wishes("second", new Random(2)))).hasSize(30);

        // What is neither confirmed nor released is over; what was confirmed stays used.
        ahead.set(HOLD.plusMinutes(1));
        assertThat(rush(wishes("third", new Random(3)))).hasSize(USES - 50);
        assertThat(budget().uses()).isEqualTo(USES);
    }

    @Test
    void noBudgetAndNoCustomersShareIsPassed() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        define(
                "\"uses\": 100000, \"usesPerCustomer\": %d, \"budget\": %s"
                        .formatted(USES_PER_CUSTOMER, money(BUDGET_MINOR)));

        var wishes = wishes("first", random);
        var granted = new ArrayList<>(rush(wishes));
        assertWithinCaps(granted, seed);

        var confirmed = List.copyOf(granted.subList(0, granted.size() / 3));
        all(
                confirmed,
                wish -> new ConfirmRedemption(promotion, wish.order(), euros(wish.minor() / 2)));
        var released = List.copyOf(granted.subList(granted.size() / 2, granted.size()));
        all(released, wish -> new ReleaseRedemption(promotion, wish.order()));
        granted.removeAll(released);
        granted.replaceAll(
                wish ->
                        confirmed.contains(wish)
                                ? new Wish(wish.order(), wish.customer(), wish.minor() / 2)
                                : wish);
        granted.addAll(rush(wishes("second", random)));
        assertWithinCaps(granted, seed);
    }

    private void assertWithinCaps(List<Wish> granted, long seed) {
        Map<CustomerId, Integer> byCustomer = new HashMap<>();
        granted.forEach(wish -> byCustomer.merge(wish.customer(), 1, Integer::sum));
        long minor = granted.stream().mapToLong(Wish::minor).sum();

        assertThat(minor).as("seed %d", seed).isLessThanOrEqualTo(BUDGET_MINOR);
        assertThat(byCustomer.values())
                .as("seed %d", seed)
                .allMatch(uses -> uses <= USES_PER_CUSTOMER);
        assertThat(budget().minor()).as("seed %d", seed).isEqualTo(minor);
        assertThat(budget().uses()).as("seed %d", seed).isEqualTo(granted.size());
    }

    private static List<Wish> wishes(String name, Random random) {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < ORDERS; i++) {
            wishes.add(
                    new Wish(
                            new OrderId(name + "-" + i),
                            new CustomerId("c-" + random.nextInt(CUSTOMERS)),
                            1 + random.nextLong(AMOUNT_MAX)));
        }
        return wishes;
    }

    /// @return whose redemption was reserved
    private List<Wish> rush(List<Wish> wishes) {
        var expiresAt = begin.plus(ahead.get()).plus(HOLD);
        var receipts =
                answers(
                        wishes,
                        wish ->
                                new ReserveRedemption(
                                        promotion,
                                        wish.order(),
                                        wish.customer(),
                                        euros(wish.minor()),
                                        expiresAt));
        var granted = new ArrayList<Wish>();
        for (int i = 0; i < wishes.size(); i++) {
            assertThat(receipts.get(i).code())
                    .as("%s", receipts.get(i).problem())
                    .isIn(Code.ACCEPTED, Code.CAP_EXHAUSTED);
            if (receipts.get(i).code() == Code.ACCEPTED) {
                granted.add(wishes.get(i));
            }
        }
        return granted;
    }

    private void all(List<Wish> wishes, Function<Wish, Command> command) {
        assertThat(answers(wishes, command)).extracting(Receipt::code).containsOnly(Code.ACCEPTED);
    }

    private List<Receipt> answers(List<Wish> wishes, Function<Wish, Command> command) {
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < wishes.size(); i++) {
            answers.add(
                    Instances.submit(
                            engines.get(i % engines.size()),
                            envelope(command.apply(wishes.get(i)), null, null)));
        }
        return answers.stream().map(Instances::await).toList();
    }

    private Budget budget() {
        return engines.getFirst()
                .streams()
                .read(StreamId.promotionBudget(promotion), Budget.class)
                .state();
    }

    private void define(String caps) {
        var data =
                """
                {"name": "Capped", "percentOff": 1000, "everything": true,
                 "from": "2025-01-01T00:00:00.000Z", %s}
                """
                        .formatted(caps);
        try {
            var define =
                    CommandCodec.decode(
                            CommandType.DefinePromotion,
                            Map.of("promotion", promotion.value()),
                            data.getBytes(StandardCharsets.UTF_8));
            assertThat(Instances.send(engines.getFirst(), define).code()).isEqualTo(Code.ACCEPTED);
        } catch (MalformedCommandException e) {
            throw new AssertionError(data, e);
        }
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR", 2);
    }

    private static String money(long minor) {
        return "{\"minor\": %d, \"currency\": \"EUR\", \"scale\": 2}".formatted(minor);
    }

    private Engine engine() {
        return instances.start(
                DATABASE.store(),
                TestEngineConfig.with("conflicts-max", "10000", "load-patience", "10s"),
                () -> Instant.now().plus(ahead.get()));
    }
}
