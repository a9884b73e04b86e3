package dev.aisle.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/// The same work done in several ways. The first side is ours and the second what it is divided by; all
/// others are shown beside them. For example:
///
/// ```java
/// Comparison.of("append-1", "events/s")
///         .under("1 in flight, 100,000 streams")
///         .ours("append_batch", lanes::append)
///         .raw("INSERT of one row", rows::insert)
/// ```
///
/// @param name of the figure, as in `RESULT name`
/// @param unit of what [Work#run] counts, per second
/// @param conditions that hold for all sides: table size, in flight, bytes
/// @param note for the reader of the table, such as why ours is above 1.0; empty if there is none
public record Comparison(
        String name, String unit, String conditions, List<Side> sides, String note) {
    public Comparison {
        sides = List.copyOf(sides);
    }

    public static Comparison of(String name, String unit) {
        return new Comparison(name, unit, "", List.of(), "");
    }

    public Comparison under(String conditions) {
        return new Comparison(name, unit, conditions, sides, note);
    }

    public Comparison note(String note) {
        return new Comparison(name, unit, conditions, sides, note);
    }

    public Comparison ours(String what, Work work) {
        return with(new Side("ours", what, work));
    }

    /// The limit: the plainest code that moves the same bytes.
    public Comparison raw(String what, Work work) {
        return with(new Side("raw", what, work));
    }

    /// Another product.
    public Comparison peer(String what, Work work) {
        return with(new Side("peer", what, work));
    }

    public Comparison beside(String label, String what, Work work) {
        return with(new Side(label, what, work));
    }

    public Comparison with(Side side) {
        var more = new ArrayList<>(sides);
        more.add(side);
        return new Comparison(name, unit, conditions, more, note);
    }
}
