package dev.aisle.cli.verify;

import java.util.ArrayList;
import java.util.List;

/// The first findings, and how many there are in all. Not safe for several threads.
public final class Findings {
    private final int keptMax;
    private final List<Finding> kept = new ArrayList<>();
    private long count;

    public Findings(int keptMax) {
        this.keptMax = keptMax;
    }

    public void add(Finding finding) {
        count++;
        if (kept.size() < keptMax) {
            kept.add(finding);
        }
    }

    public long count() {
        return count;
    }

    public List<Finding> kept() {
        return List.copyOf(kept);
    }
}
