package dev.aisle.command.admission;

/// What a client may send.
///
/// @param commandsPerSecond in the long run, 1 to 1,000,000,000
/// @param burst commands that it may send at once after it was quiet, 1 to 1,000,000,000
public record Quota(long commandsPerSecond, long burst) {
    private static final long MAX = 1_000_000_000;

    public Quota {
        if (commandsPerSecond < 1 || commandsPerSecond > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException(
                    "a quota is 1 to 1000000000 commands per second, and so is its burst; not "
                            + commandsPerSecond
                            + "/"
                            + burst);
        }
    }
}
