package dev.aisle.command.hold;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds by name. A persistent hash trie of 32 branches: each level takes five bits of the name's hash, and
/// a node has room for what is there.
final class HashTrie<H extends Hold> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    /// From here on a hash has no bits left, and names are looked at one by one.
    private static final int SHIFT_END = 35;

    private static final Node NOTHING = new Node(0, new Object[0]);

    private final Node root;

    /// @param used a bit for each branch that is there
    /// @param slots of these, each a hold or a node
    @SuppressWarnings("ArrayRecordComponent")
    private record Node(int used, Object[] slots) {
        int index(int bit) {
            return Integer.bitCount(used & (bit - 1));
        }

        Node replacing(int index, Object slot) {
            var copy = slots.clone();
            copy[index] = slot;
            return new Node(used, copy);
        }

        Node inserting(int bit, int index, Object slot) {
            var copy = new Object[slots.length + 1];
            System.arraycopy(slots, 0, copy, 0, index);
            copy[index] = slot;
            System.arraycopy(slots, index, copy, index + 1, slots.length - index);
            return new Node(used | bit, copy);
        }

        Node removing(int bit, int index) {
            var copy = Arrays.copyOf(slots, slots.length - 1);
            System.arraycopy(slots, index + 1, copy, index, copy.length - index);
            return new Node(used & ~bit, copy);
        }

        /// Where a name is among those of one hash; -1 if it isn't there.
        int search(String name) {
            for (int i = 0; i < slots.length; i++) {
                if (slots[i] instanceof Hold hold && hold.name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private HashTrie(Node root) {
        this.root = root;
    }

    static <H extends Hold> HashTrie<H> empty() {
        return new HashTrie<>(NOTHING);
    }

    @SuppressWarnings("unchecked") // Only what is an H was put in.
    @Nullable H get(String name) {
        return (H) find(name);
    }

    /// Whether this very one stands, and not another of its name, be it equal.
    @SuppressWarnings("ReferenceEquality")
    boolean has(H hold) {
        return find(hold.name()) == hold;
    }

    HashTrie<H> with(H hold) {
        return new HashTrie<>(with(root, hold, hold.name().hashCode(), 0));
    }

    /// @param name that is there
    HashTrie<H> without(String name) {
        return new HashTrie<>(without(root, name, name.hashCode(), 0));
    }

    void forEach(Consumer<? super H> consumer) {
        forEach(root, consumer);
    }

    private @Nullable Hold find(String name) {
        int hash = name.hashCode();
        var node = root;
        for (int shift = 0; shift < SHIFT_END; shift += BITS) {
            int bit = bit(hash, shift);
            if ((node.used & bit) == 0) {
                return null;
            }
            var slot = node.slots[node.index(bit)];
            if (!(slot instanceof Node inner)) {
                var hold = (Hold) slot;
                return hold.name().equals(name) ? hold : null;
            }
            node = inner;
        }
        int index = node.search(name);
        return index < 0 ? null : (Hold) node.slots[index];
    }

    private static Node with(Node node, Hold hold, int hash, int shift) {
        if (shift >= SHIFT_END) {
            int index = node.search(hold.name());
            return index < 0 ? node.inserting(0, 0, hold) : node.replacing(index, hold);
        }
        int bit = bit(hash, shift);
        int index = node.index(bit);
        if ((node.used & bit) == 0) {
            return node.inserting(bit, index, hold);
        }
        var there = node.slots[index];
        if (there instanceof Node inner) {
            return node.replacing(index, with(inner, hold, hash, shift + BITS));
        }
        var other = (Hold) there;
        return node.replacing(
                index,
                other.name().equals(hold.name())
                        ? hold
                        : with(
                                with(NOTHING, other, other.name().hashCode(), shift + BITS),
                                hold,
                                hash,
                                shift + BITS));
    }

    private static Node without(Node node, String name, int hash, int shift) {
        if (shift >= SHIFT_END) {
            return node.removing(0, node.search(name));
        }
        int bit = bit(hash, shift);
        int index = node.index(bit);
        if (!(node.slots[index] instanceof Node inner)) {
            return node.removing(bit, index);
        }
        var left = without(inner, name, hash, shift + BITS);
        boolean isSingle = left.slots.length == 1 && left.slots[0] instanceof Hold;
        return node.replacing(index, isSingle ? left.slots[0] : left);
    }

    @SuppressWarnings("unchecked") // Only what is an H was put in.
    private static <H extends Hold> void forEach(Node node, Consumer<? super H> consumer) {
        for (var slot : node.slots) {
            if (slot instanceof Node inner) {
                forEach(inner, consumer);
            } else {
                consumer.accept((H) slot);
            }
        }
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash >>> shift & MASK);
    }
}
