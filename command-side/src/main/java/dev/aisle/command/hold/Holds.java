package dev.aisle.command.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The holds of a stream, by name and by when the clock does something about them. Persistent: one hot
/// stream takes thousands in a batch, and each decision has a state of its own; a change copies two or
/// three small arrays.
///
/// What was replaced stays in its agenda until its time, or until an agenda has more of these than there
/// are holds.
public final class Holds<H extends Hold> {
    private static final int REPLACED_FREE = 64;

    private final HashTrie<H> byName;
    private final Agenda<H> open;
    private final Agenda<H> ended;
    private final int size;

    private Holds(HashTrie<H> byName, Agenda<H> open, Agenda<H> ended, int size) {
        this.byName = byName;
        this.open = open;
        this.ended = ended;
        this.size = size;
    }

    public static <H extends Hold> Holds<H> none() {
        return new Holds<>(HashTrie.empty(), Agenda.empty(), Agenda.empty(), 0);
    }

    public @Nullable H get(String name) {
        return byName.get(name);
    }

    public int size() {
        return size;
    }

    /// In no order.
    public List<H> all() {
        var all = new ArrayList<H>(size);
        byName.forEach(all::add);
        return all;
    }

    /// The next that the clock ends; of several the first by name.
    public @Nullable H next() {
        return open.first();
    }

    /// Those that the clock has ended, soonest first.
    public List<H> overAt(Instant at, int limit) {
        if (open.first() == null || open.firstAt().isAfter(at)) {
            return List.of();
        }
        var over = new ArrayList<H>();
        var left = open;
        while (over.size() < limit
                && left.first() instanceof H first
                && !left.firstAt().isAfter(at)) {
            over.add(first);
            left = present(left.withoutFirst(), byName);
        }
        return over;
    }

    /// In the place of what had its name.
    public Holds<H> with(H hold) {
        boolean replaces = byName.get(hold.name()) != null;
        var names = byName.with(hold);
        return new Holds<>(
                names,
                planned(open, hold, hold.endsAt(), replaces, Hold::endsAt, names),
                planned(ended, hold, hold.forgottenAt(), replaces, Hold::forgottenAt, names),
                replaces ? size : size + 1);
    }

    public Holds<H> without(String name) {
        if (byName.get(name) == null) {
            return this;
        }
        var names = byName.without(name);
        return new Holds<>(names, present(open, names), present(ended, names), size - 1);
    }

    /// Without those that are forgotten before then.
    public Holds<H> trimmedAt(Instant at) {
        var kept = this;
        while (kept.ended.first() instanceof H first && kept.ended.firstAt().isBefore(at)) {
            kept = kept.without(first.name());
        }
        return kept;
    }

    /// How much is planned, of what was replaced too.
    int planned() {
        return open.size() + ended.size();
    }

    private Agenda<H> planned(
            Agenda<H> agenda,
            H hold,
            @Nullable Instant at,
            boolean replaces,
            Function<Hold, @Nullable Instant> time,
            HashTrie<H> names) {
        var with = at == null ? agenda : agenda.with(hold, at);
        if (!replaces) {
            return with;
        }
        return with.size() <= 2 * size + REPLACED_FREE ? present(with, names) : anew(time, names);
    }

    private static <H extends Hold> Agenda<H> anew(
            Function<Hold, @Nullable Instant> time, HashTrie<H> names) {
        var all = new ArrayList<H>();
        names.forEach(all::add);
        var agenda = Agenda.<H>empty();
        for (var hold : all) {
            var at = time.apply(hold);
            agenda = at == null ? agenda : agenda.with(hold, at);
        }
        return agenda;
    }

    /// Its first is one that stands.
    private static <H extends Hold> Agenda<H> present(Agenda<H> agenda, HashTrie<H> names) {
        var left = agenda;
        while (left.first() instanceof H first && !names.has(first)) {
            left = left.withoutFirst();
        }
        return left;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Holds<?> that) || size != that.size) {
            return false;
        }
        return all().stream().allMatch(hold -> hold.equals(that.byName.get(hold.name())));
    }

    @Override
    public int hashCode() {
        return all().stream().mapToInt(Hold::hashCode).sum();
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
