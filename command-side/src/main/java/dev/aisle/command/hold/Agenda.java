package dev.aisle.command.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds by a time, the earliest first; of one time by name. A persistent pairing heap: what is added costs
/// one comparison, and taking the first away the logarithm of their number, when many have been taken.
final class Agenda<H extends Hold> {
    private final @Nullable Node<H> first;
    private final int size;

    /// @param child the first of those that are later
    /// @param next a sibling
    private record Node<H extends Hold>(
            H hold, Instant at, @Nullable Node<H> child, @Nullable Node<H> next) {
        Node<H> above(Node<H> later) {
            return new Node<>(hold, at, new Node<>(later.hold, later.at, later.child, child), null);
        }

        boolean isBefore(Node<H> other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order < 0 : hold.name().compareTo(other.hold.name()) <= 0;
        }
    }

    private Agenda(@Nullable Node<H> first, int size) {
        this.first = first;
        this.size = size;
    }

    static <H extends Hold> Agenda<H> empty() {
        return new Agenda<>(null, 0);
    }

    int size() {
        return size;
    }

    @Nullable H first() {
        return first == null ? null : first.hold;
    }

    /// Of the first, which there has to be.
    Instant firstAt() {
        return Objects.requireNonNull(first, "nothing is planned").at;
    }

    Agenda<H> with(H hold, Instant at) {
        var added = new Node<>(hold, at, null, null);
        return new Agenda<>(first == null ? added : merged(first, added), size + 1);
    }

    Agenda<H> withoutFirst() {
        if (first == null) {
            return this;
        }
        var pairs = new ArrayList<Node<H>>();
        for (var one = first.child; one != null; ) {
            var other = one.next;
            pairs.add(other == null ? one : merged(one, other));
            one = other == null ? null : other.next;
        }
        @Nullable Node<H> all = null;
        for (var pair : pairs.reversed()) {
            all = all == null ? pair : merged(pair, all);
        }
        return new Agenda<>(all, size - 1);
    }

    private static <H extends Hold> Node<H> merged(Node<H> one, Node<H> other) {
        return one.isBefore(other) ? one.above(other) : other.above(one);
    }
}
