package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import java.util.Comparator;

/// A kind of command and what became of it; ordered by code, then type.
public record Outcome(String type, Code code) implements Comparable<Outcome> {
    private static final Comparator<Outcome> ORDER =
            Comparator.comparing(Outcome::code).thenComparing(Outcome::type);

    @Override
    public int compareTo(Outcome other) {
        return ORDER.compare(this, other);
    }
}
