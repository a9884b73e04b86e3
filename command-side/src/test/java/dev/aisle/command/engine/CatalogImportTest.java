package dev.aisle.command.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.catalogimport.ImportHarness;
import dev.aisle.command.catalogimport.ImportProgress;
import dev.aisle.command.catalogimport.ImportState;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.product.Product;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Imports over a real store: validated whole, published where they differ, resumable, undone (P1, P10).
class CatalogImportTest {
    private static final EngineDatabase DATABASE = new EngineDatabase("imports");
    private static final List<String> TREE =
            List.of(
                    "{\"type\":\"category\",\"category\":\"mugs\",\"parent\":\"home\",\"title\":\"Mugs\"}",
                    "{\"type\":\"category\",\"category\":\"home\",\"title\":\"Home\"}",
                    "{\"type\":\"brand\",\"brand\":\"acme\",\"name\":\"Acme\"}");

    private final Instances instances = new Instances();
    private final Engine engine = instances.start(DATABASE.store());
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile boolean loseDecided = true;
    private final ImportHarness imports =
            new ImportHarness(DATABASE.pool(), losing(engine::submit));

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE catalog_import, catalog_row, catalog_content");
        }
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void productsArePublishedOnceAndUnderTheirPath() throws Exception {
        var first = imports.send(rows(100, "A mug"));
        assertThat(first.state()).isEqualTo(ImportState.PUBLISHING);
        assertThat(first.changes()).isEqualTo(100);
        imports.publish();

        var product = product(7);
        assertThat(product.listed()).isTrue();
        assertThat(requireNonNull(product.content()).categories())
                .containsExactly(new CategoryId("home"), new CategoryId("mugs"));
        assertThat(progress(first).state()).isEqualTo(ImportState.PUBLISHED);
        assertThat(progress(first).done()).isEqualTo(100);
        long events = events();

        var second = imports.send(rows(100, "A mug"));
        assertThat(second.changes()).isZero();
        imports.publish();

        assertThat(progress(second).state()).isEqualTo(ImportState.PUBLISHED);
        assertThat(events()).as("only that it was published").isEqualTo(events + 1);
    }

    @Test
    void oneChangedProductIsOneEvent() throws Exception {
        imports.send(rows(50, "A mug"));
        imports.publish();
        long events = events();

        imports.send(rows(49, "A mug", product("SKU-49", "Another mug")));
        imports.publish();

        assertThat(events()).isEqualTo(events + 2);
        assertThat(requireNonNull(product(49).content()).title()).isEqualTo("Another mug");
    }

    @Test
    void whatIsNotThereAnyMoreIsDiscontinuedLast() throws Exception {
        imports.send(rows(100, "A mug"));
        imports.publish();

        var less = imports.send(rows(98, "A mug"));
        assertThat(less.removals()).isEqualTo(2);
        imports.publish();

        assertThat(product(98).listed()).isFalse();
        assertThat(product(97).listed()).isTrue();
    }

    @Test
    void tooManyRemovalsNeedAConfirmation() throws Exception {
        imports.send(rows(100, "A mug"));
        imports.publish();

        var less = imports.send(rows(97, "A mug"));
        assertThat(less.state()).isEqualTo(ImportState.HELD);
        assertThat(less.code()).isEqualTo(Code.IMPORT_GUARD_TRIPPED);
        assertThat(imports.publishNext()).isFalse();
        assertThat(product(99).listed()).isTrue();

        imports.confirm(less);
        imports.publish();
        assertThat(product(99).listed()).isFalse();
    }

    @Test
    void whatWaitedTooLongIsGivenUpAndNeverPublishedWithoutItsRows() throws Exception {
        imports.send(rows(100, "A mug"));
        imports.publish();
        var less = imports.send(rows(97, "A mug"));
        assertThat(less.state()).isEqualTo(ImportState.HELD);

        imports.age(less, Duration.ofHours(23));
        imports.forget();
        assertThat(progress(less).state()).isEqualTo(ImportState.HELD);
        assertThat(imports.rows(less)).isEqualTo(100);

        imports.age(less, Duration.ofHours(2));
        imports.forget();
        assertThat(progress(less).state()).isEqualTo(ImportState.INCOMPLETE);
        assertThat(imports.rows(less)).isZero();
        imports.confirm(less);
        assertThat(imports.publishNext()).isFalse();
        assertThat(product(1).listed()).isTrue();
    }

    @Test
    void importsAreToldFor90DaysAndTheLastTwoForGood() throws Exception {
        var sent = new ArrayList<ImportProgress>();
        for (int i = 0; i < 3; i++) {
            sent.add(imports.send(rows(10, "Mug " + i)));
            imports.publish();
        }
        var invalid = imports.send(List.of("{\"type\":\"shelf\"}"));
        sent.add(invalid);

        sent.forEach(one -> imports.age(one, Duration.ofDays(89)));
        imports.forget();
        assertThat(sent).allMatch(imports::isTold);
        assertThat(sent.stream().map(imports::rows)).containsExactly(0L, 13L, 13L, 0L);

        sent.forEach(one -> imports.age(one, Duration.ofDays(2)));
        imports.forget();
        assertThat(sent.stream().map(imports::isTold)).containsExactly(false, true, true, false);
        assertThat(imports.rollBack(sent.get(2))).isTrue();
        imports.publish();
        assertThat(requireNonNull(product(1).content()).title()).startsWith("Mug 1");
    }

    /// Imports that turn one content into another and back: of each, the instance dies one command later
    /// than of the one before, with that command decided or not, until one is published without a death.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCrashAfterAnyCommandRollsForward(boolean isDecided) throws Exception {
        loseDecided = isDecided;
        imports.send(mugs());
        imports.publish();
        int answered = 0;
        for (boolean hasDied = true; hasDied; answered++) {
            boolean toCups = answered % 2 == 0;
            long before = productEvents();
            var sent = imports.send(toCups ? cups() : mugs());
            hasDied = diesAfter(answered);
            if (hasDied) {
                imports.leaseLapses();
                imports.publish();
            }
            assertThat(progress(sent).state()).isEqualTo(ImportState.PUBLISHED);
            assertThat(productEvents() - before)
                    .as("each change once, dying after %d commands", answered)
                    .isEqualTo(5 + 2 + 3);
            assertContent(toCups);
        }
        assertThat(answered).as("deaths").isGreaterThan(10);
    }

    private boolean diesAfter(int answered) throws InterruptedException {
        answersToLose.set(answered);
        try {
            imports.publish();
            return false;
        } catch (UnfinishedException _) {
            return true;
        } finally {
            answersToLose.set(Integer.MAX_VALUE);
        }
    }

    private void assertContent(boolean isCups) {
        assertThat(requireNonNull(product(4).content()).title())
                .isEqualTo(isCups ? "A cup" : "A mug");
        assertThat(requireNonNull(product(5).content()).title()).isEqualTo("A mug");
        assertThat(product(157).listed()).isTrue();
        assertThat(product(158).listed()).isNotEqualTo(isCups);
        assertThat(product(159).listed()).isNotEqualTo(isCups);
        for (int added = 160; added < 163; added++) {
            assertThat(product(added).listed()).isEqualTo(isCups);
        }
    }

    private List<String> mugs() {
        return rows(160, "A mug");
    }

    /// A category more, five products changed, two gone, three new.
    private List<String> cups() {
        return Stream.of(
                        Stream.of(
                                "{\"type\":\"category\",\"category\":\"SKU-cups\",\"parent\":\"home\",\"title\":\"Cups\"}"),
                        TREE.stream(),
                        IntStream.range(0, 5).mapToObj(i -> product("SKU-" + i, "A cup")),
                        IntStream.range(5, 158).mapToObj(i -> product("SKU-" + i, "A mug")),
                        IntStream.range(160, 163).mapToObj(i -> product("SKU-" + i, "A mug")))
                .flatMap(lines -> lines)
                .map(line -> line.replace("SKU-", prefix))
                .toList();
    }

    @Test
    void aRollbackPublishesWhatWasThereBefore() throws Exception {
        imports.send(rows(60, "A mug"));
        imports.publish();
        var second = imports.send(rows(60, "A cup", product("SKU-60", "A new one")));
        imports.publish();
        assertThat(product(60).listed()).isTrue();

        assertThat(imports.rollBack(second)).isTrue();
        imports.publish();

        assertThat(progress(second).state()).isEqualTo(ImportState.ROLLED_BACK);
        assertThat(product(60).listed()).isFalse();
        assertThat(requireNonNull(product(3).content()).title()).isEqualTo("A mug");
        assertThat(imports.rollBack(second)).isFalse();
    }

    @Test
    void whatIsInvalidLeavesNoTrace() throws Exception {
        long events = events();
        var unknown =
                imports.send(
                        Stream.concat(
                                        TREE.stream(),
                                        Stream.of(
                                                product("S", "x").replace("\"mugs\"", "\"cups\""),
                                                product("T", "x").replace("acme", "nobody")))
                                .toList());
        assertThat(unknown.state()).isEqualTo(ImportState.INVALID);
        assertThat(unknown.errors())
                .extracting(fault -> fault.line() + " " + fault.field())
                .containsExactlyInAnyOrder("4 category", "5 brand");

        var circle =
                imports.send(
                        List.of(
                                "{\"type\":\"category\",\"category\":\"a\",\"parent\":\"b\",\"title\":\"A\"}",
                                "{\"type\":\"category\",\"category\":\"b\",\"parent\":\"a\",\"title\":\"B\"}"));
        assertThat(circle.state()).isEqualTo(ImportState.INVALID);

        var twice = imports.send(rows(2, "A mug", product("SKU-1", "again")));
        assertThat(twice.state()).isEqualTo(ImportState.INVALID);
        assertThat(twice.errors())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).isEqualTo(6));

        var cut = imports.send(rows(10, "A mug"), 14L);
        assertThat(cut.code()).isEqualTo(Code.IMPORT_INCOMPLETE);
        assertThat(imports.publishNext()).isFalse();
        assertThat(events()).isEqualTo(events);
        assertThat(count("catalog_row")).isZero();
    }

    private List<String> rows(int products, String title, String... more) {
        return Stream.of(
                        TREE.stream(),
                        IntStream.range(0, products).mapToObj(i -> product("SKU-" + i, title)),
                        Stream.of(more))
                .flatMap(lines -> lines)
                .map(line -> line.replace("SKU-", prefix))
                .toList();
    }

    private final String prefix = "SKU-" + System.nanoTime() + "-";

    private static String product(String sku, String title) {
        return "{\"type\":\"product\",\"sku\":\"%s\",\"title\":\"%s\",\"brand\":\"acme\",\"category\":\"mugs\"}"
                .formatted(sku, title);
    }

    private Product product(int number) {
        return engine.streams()
                .read(StreamId.product(new Sku(prefix + number)), Product.class)
                .state();
    }

    private ImportProgress progress(ImportProgress before) {
        return imports.find(before);
    }

    private long events() throws SQLException {
        return count("event");
    }

    private long productEvents() throws SQLException {
        return count("event WHERE stream LIKE 'product/" + prefix + "%'");
    }

    private static long count(String what) throws SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// After so many, each command is lost: decided and its answer lost, or never decided.
    private Function<Submission, CompletionStage<Receipt>> losing(
            Function<Submission, CompletionStage<Receipt>> real) {
        answersToLose.set(Integer.MAX_VALUE);
        return submission -> {
            boolean isLost = answersToLose.getAndDecrement() <= 0;
            if (!isLost) {
                return real.apply(submission);
            }
            var lost =
                    Receipt.refused(
                            submission.envelope().id(), Problem.of(Code.UNAVAILABLE, "lost"));
            return loseDecided
                    ? real.apply(submission).thenApply(_ -> lost)
                    : CompletableFuture.completedStage(lost);
        };
    }
}
