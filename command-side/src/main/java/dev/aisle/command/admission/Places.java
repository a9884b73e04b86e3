package dev.aisle.command.admission;

/// The places of commands in flight. A class may go on until what is as important or more fills its share
/// of the limit; what is less important doesn't count. So a flood of prices stops no reservation, also
/// while the limit falls and what was let in before is above it.
///
/// Shares nest: where everything floods, what is in flight is at most the sum of the shares times the
/// limit for a moment, and then only the most important comes in.
final class Places {
    /// Left by what can wait to what can't, as a share of the limit.
    private static final double LEFT_BY_THE_PATIENT = 0.1;

    private final ConcurrencyLimit limit;
    private final int[] taken = new int[CommandClass.values().length];

    Places(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    /// @return how many are taken now, or 0 if there was none for this class
    int take(CommandClass commandClass) {
        return takeWithin(commandClass.share(), commandClass);
    }

    /// The same for a command that can wait.
    int takePatiently(CommandClass commandClass) {
        return takeWithin(commandClass.share() - LEFT_BY_THE_PATIENT, commandClass);
    }

    synchronized void giveBack(CommandClass commandClass) {
        taken[commandClass.ordinal()]--;
    }

    int taken() {
        return takenFrom(0);
    }

    private synchronized int takeWithin(double share, CommandClass commandClass) {
        if (takenFrom(commandClass.ordinal()) >= Math.max(1, (int) (limit.limit() * share))) {
            limit.press();
            return 0;
        }
        taken[commandClass.ordinal()]++;
        return takenFrom(0);
    }

    /// By this class and those above it.
    private synchronized int takenFrom(int ordinal) {
        int sum = 0;
        for (int i = ordinal; i < taken.length; i++) {
            sum += taken[i];
        }
        return sum;
    }
}
