package dev.aisle.cli.verify;

import dev.aisle.contracts.log.LoggedEvent;

/// How a place in the log is named to people.
public final class Places {
    private Places() {}

    public static String of(int bucket, long offset) {
        return "bucket " + bucket + ", offset " + offset;
    }

    static String of(LoggedEvent event) {
        return of(event.bucket(), event.offset()) + ", " + event.stream();
    }
}
