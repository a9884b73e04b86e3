package dev.aisle.command.catalogimport;

import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ImportCommand.RecordPublication;
import dev.aisle.contracts.command.ImportCommand.RecordRollback;
import dev.aisle.contracts.command.ProductCommand.DiscontinueProduct;
import dev.aisle.contracts.command.ProductCommand.PublishProduct;
import dev.aisle.contracts.command.TaxonomyCommand.MoveCategory;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ImportId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Publishes what imports changed: categories first, then products, removals last. What was published is
/// noted after it was; so whoever takes over after a crash begins with what may have been published already,
/// which then changes nothing.
final class ImportPublisher {
    private static final TaxonomyId MAIN = new TaxonomyId("main");
    private static final String BEGINNING = "";
    private static final int DEPTH_MAX = 8;
    private static final int PAGES_UNDER_WAY = 2;

    private final ImportStore store;
    private final ImportConfig config;
    private final Function<Submission, CompletionStage<Receipt>> engine;
    private final Duration taxonomyAge;
    private final InstantSource clock;

    /// @param taxonomyAge as old as the engine may remember the taxonomy
    ImportPublisher(
            ImportStore store,
            ImportConfig config,
            Function<Submission, CompletionStage<Receipt>> engine,
            Duration taxonomyAge,
            InstantSource clock) {
        this.store = store;
        this.config = config;
        this.engine = engine;
        this.taxonomyAge = taxonomyAge;
        this.clock = clock;
    }

    /// Carries on the publication that nobody carries on, to its end.
    ///
    /// @return false if there was none
    /// @throws UnfinishedException if it can't go on now
    boolean publishNext() throws InterruptedException {
        var claimed = store.claim(config.lease()).await().indefinitely();
        if (claimed.isEmpty()) {
            return false;
        }
        publish(claimed.get());
        return true;
    }

    private void publish(ImportStore.Work work) throws InterruptedException {
        var paths = paths(work.rows());
        publishCategories(work, paths);
        publishAll(work, ImportRow.BRAND, _ -> List.of());
        publishAll(work, ImportRow.PRODUCT, change -> List.of(product(change, paths)));
        remove(work);
        record(work);
        store.done(work).await().indefinitely();
        store.forget(config.stagedKept(), config.kept()).await().indefinitely();
    }

    private void publishCategories(ImportStore.Work work, Map<String, List<CategoryId>> paths)
            throws InterruptedException {
        var changed = new ArrayList<ImportStore.Change>();
        var page = look(work, ImportRow.CATEGORY, BEGINNING).join();
        while (page.last() != null) {
            changed.addAll(page.changes());
            page = look(work, ImportRow.CATEGORY, page.last()).join();
        }
        // Those above others come first.
        changed.sort(
                java.util.Comparator.comparingInt(
                        change -> paths.getOrDefault(change.id(), List.of()).size()));
        for (var change : changed) {
            place(work, ImportRow.read(change.content(), ImportRow.Category.class));
        }
        if (!changed.isEmpty()) {
            note(work, ImportRow.CATEGORY, changed);
            // Until no lane takes a product's path from the tree as it was.
            Thread.sleep(taxonomyAge);
        }
    }

    private void place(ImportStore.Work work, ImportRow.Category category)
            throws InterruptedException {
        var place =
                new PlaceCategory(MAIN, category.category(), category.parent(), category.title());
        if (send(work, place).code() == Code.INVALID_TRANSITION) {
            required(send(work, new MoveCategory(MAIN, category.category(), category.parent())));
            required(send(work, place));
        }
    }

    private void publishAll(
            ImportStore.Work work, short kind, Function<ImportStore.Change, List<Command>> commands)
            throws InterruptedException {
        var underWay = new ArrayDeque<Sent>();
        var page = look(work, kind, BEGINNING).join();
        while (page.last() != null) {
            // Read and, from the second page on, decided while those before are noted.
            var next = look(work, kind, page.last());
            underWay.add(send(work, page.changes(), commands));
            if (underWay.size() == PAGES_UNDER_WAY) {
                settle(work, kind, underWay.remove());
            }
            page = next.join();
        }
        for (var sent : underWay) {
            settle(work, kind, sent);
        }
    }

    private record Sent(
            List<ImportStore.Change> changes, List<CompletableFuture<Receipt>> answers) {}

    private Sent send(
            ImportStore.Work work,
            List<ImportStore.Change> changes,
            Function<ImportStore.Change, List<Command>> commands) {
        var answers = new ArrayList<CompletableFuture<Receipt>>(changes.size());
        for (var change : changes) {
            commands.apply(change).forEach(command -> answers.add(submit(work, command)));
        }
        return new Sent(changes, answers);
    }

    private void settle(ImportStore.Work work, short kind, Sent sent) throws InterruptedException {
        for (var answer : sent.answers()) {
            required(CommandSender.settled(answer));
        }
        if (!sent.changes().isEmpty()) {
            note(work, kind, sent.changes());
        }
    }

    private void remove(ImportStore.Work work) throws InterruptedException {
        for (var page = removals(work, BEGINNING);
                !page.isEmpty();
                page = removals(work, page.getLast())) {
            var sent =
                    page.stream()
                            .map(sku -> submit(work, new DiscontinueProduct(new Sku(sku))))
                            .toList();
            for (var one : sent) {
                CommandSender.settled(one);
            }
            mine(store.removed(work, page, config.lease()).await().indefinitely());
        }
    }

    private void record(ImportStore.Work work) throws InterruptedException {
        var id = new ImportId(work.id().toString());
        var progress =
                store.find(work.id(), work.client())
                        .await()
                        .indefinitely()
                        .orElseThrow(() -> new UnfinishedException("the import is gone"));
        required(
                send(
                        work,
                        work.isRollback()
                                ? new RecordRollback(
                                        id,
                                        work.rows() == null
                                                ? null
                                                : new ImportId(work.rows().toString()))
                                : new RecordPublication(
                                        id,
                                        progress.products(),
                                        progress.changes(),
                                        progress.removals())));
    }

    private CompletableFuture<ImportStore.Page> look(
            ImportStore.Work work, short kind, String after) {
        return store.changes(work.rows(), kind, after, config.publishedTogether())
                .subscribeAsCompletionStage();
    }

    private List<String> removals(ImportStore.Work work, String after) {
        return store.removals(work.rows(), after, config.publishedTogether())
                .await()
                .indefinitely();
    }

    private void note(ImportStore.Work work, short kind, List<ImportStore.Change> page) {
        mine(store.published(work, kind, page, config.lease()).await().indefinitely());
    }

    private static void mine(boolean isMine) {
        if (!isMine) {
            throw new UnfinishedException("another instance carries it on");
        }
    }

    private static Command product(ImportStore.Change change, Map<String, List<CategoryId>> paths) {
        var row = ImportRow.read(change.content(), ImportRow.Product.class);
        return new PublishProduct(
                row.sku(),
                new ProductDescription(
                        row.title(),
                        row.brand(),
                        paths.getOrDefault(row.category().value(), List.of(row.category())),
                        row.group(),
                        row.tags(),
                        row.unitMeasure()));
    }

    /// From the root to each category of the import.
    private Map<String, List<CategoryId>> paths(@Nullable UUID rows) {
        var parents = new HashMap<String, @Nullable String>();
        if (rows != null) {
            for (var category : store.categories(rows).await().indefinitely()) {
                parents.put(category.id(), category.parent());
            }
        }
        var paths = new HashMap<String, List<CategoryId>>();
        for (var id : parents.keySet()) {
            var path = new ArrayList<CategoryId>();
            for (@Nullable String next = id;
                    next != null && path.size() < DEPTH_MAX;
                    next = parents.get(next)) {
                path.addFirst(new CategoryId(next));
            }
            paths.put(id, List.copyOf(path));
        }
        return paths;
    }

    private Receipt send(ImportStore.Work work, Command command) throws InterruptedException {
        return CommandSender.settled(submit(work, command));
    }

    private static void required(Receipt receipt) {
        if (receipt.code() != Code.ACCEPTED) {
            throw new UnfinishedException(receipt.stream() + " was answered " + receipt.code());
        }
    }

    private CompletableFuture<Receipt> submit(ImportStore.Work work, Command command) {
        var now = clock.instant();
        var envelope =
                new CommandEnvelope(
                        UUID.randomUUID(),
                        CommandType.of(command),
                        command,
                        null,
                        null,
                        null,
                        null,
                        false);
        var caller = new Caller(work.client(), null, "import/" + work.id(), null);
        return engine.apply(new Submission(envelope, caller, now, now.plus(config.deadline())))
                .toCompletableFuture();
    }
}
