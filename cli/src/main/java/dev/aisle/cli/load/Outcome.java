package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import java.util.Comparator;

/// A kind of command and what became of it; ordered by code, type and field.
///
/// @param field that a problem named; empty if there was none
public record Outcome(String type, Code code, String field) implements Comparable<Outcome> {
    private static final Comparator<Outcome> ORDER =
            Comparator.comparing(Outcome::code)
                    .thenComparing(Outcome::type)
                    .thenComparing(Outcome::field);

    @Override
    public int compareTo(Outcome other) {
        return ORDER.compare(this, other);
    }
}
