package dev.aisle.command.taxonomy;

import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.Process;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.command.ProductCommand.FollowCategory;
import dev.aisle.contracts.command.TaxonomyCommand.RecordMoveCarried;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TaxonomyId;
import java.time.InstantSource;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// Tells every product that categories were moved: those beneath them then carry the new path, all others
/// stay as they are. Begun anew after a crash, since who is told twice changes nothing.
public final class MoveProcess implements Process {
    private static final int TOLD_TOGETHER = 500;
    private static final String OF_PRODUCTS = "main";

    private final StreamReader streams;
    private final CommandSender commands;
    private final KnownProducts products;
    private final InstantSource clock;

    public MoveProcess(
            StreamReader streams,
            CommandSender commands,
            KnownProducts products,
            InstantSource clock) {
        this.streams = streams;
        this.commands = commands;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public Family family() {
        return Family.TAXONOMY;
    }

    @Override
    public void advance(StreamId stream) throws InterruptedException {
        var latest = clock.instant().minus(TaxonomyDecider.TOLD_AFTER);
        var due = new HashMap<>(streams.read(stream, Taxonomy.class).state().moves());
        due.values().removeIf(movedAt -> movedAt.isAfter(latest));
        if (due.isEmpty()) {
            return;
        }
        long told = stream.key().equals(OF_PRODUCTS) ? tellAll(stream) : 0;
        var taxonomy = new TaxonomyId(stream.key());
        for (var move : due.entrySet()) {
            commands.send(
                    stream,
                    new RecordMoveCarried(taxonomy, move.getKey(), move.getValue(), told),
                    null);
        }
    }

    private long tellAll(StreamId stream) throws InterruptedException {
        long told = 0;
        @Nullable Sku last = null;
        while (true) {
            var page = products.after(last, TOLD_TOGETHER);
            if (page.isEmpty()) {
                return told;
            }
            var sent =
                    page.stream()
                            .map(sku -> commands.submit(stream, new FollowCategory(sku), null))
                            .toList();
            for (var one : sent) {
                CommandSender.settled(one);
            }
            told += page.size();
            last = page.getLast();
        }
    }
}
