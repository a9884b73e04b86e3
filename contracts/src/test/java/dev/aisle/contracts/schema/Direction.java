package dev.aisle.contracts.schema;

/// Who writes what a schema describes, and for how long it is read: that decides which changes others can
/// stand.
enum Direction {
    /// Others write, perhaps by an older schema; we read.
    COMMANDS(true, false),

    /// We write; others read by an older schema, and we read for ever what was written by one.
    EVENTS(true, true),

    /// We write, and others read it at once, perhaps by an older schema.
    ANSWERS(false, true);

    private final boolean oldIsReadByNew;
    private final boolean newIsReadByOld;

    Direction(boolean oldIsReadByNew, boolean newIsReadByOld) {
        this.oldIsReadByNew = oldIsReadByNew;
        this.newIsReadByOld = newIsReadByOld;
    }

    static Direction ofFile(String path) {
        return switch (path.split("/", 2)[0]) {
            case "commands" -> COMMANDS;
            case "events" -> EVENTS;
            case "answers", "log" -> ANSWERS;
            default -> throw new IllegalArgumentException("a folder of no direction: " + path);
        };
    }

    /// What was valid must stay so.
    boolean refusesNarrower() {
        return oldIsReadByNew;
    }

    /// What was not valid must not become so.
    boolean refusesWider() {
        return newIsReadByOld;
    }
}
