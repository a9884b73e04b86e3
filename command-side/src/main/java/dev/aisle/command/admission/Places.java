package dev.aisle.command.admission;

import java.util.concurrent.atomic.AtomicLong;

/// The places of commands in flight. A class may go on until what is as important or more fills its share
/// of the limit; what is less important doesn't count. So a flood of prices stops no reservation, also
/// while the limit falls and what was let in before is above it.
///
/// Shares nest: where everything floods, what is in flight is at most the sum of the shares times the
/// limit for a moment, and then only the most important comes in.
final class Places {
    /// Left by what can wait to what can't, as a share of the limit.
    private static final double LEFT_BY_THE_PATIENT = 0.1;

    /// Of a class's count; see [ConcurrencyLimit#MAX].
    private static final int COUNT_BITS = 16;

    private static final int CLASSES = CommandClass.values().length;

    private final ConcurrencyLimit limit;

    /// By class, the least important in the lowest bits. All threads that submit and answer meet here, so
    /// they don't wait for each other.
    private final AtomicLong taken = new AtomicLong();

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

    void giveBack(CommandClass commandClass) {
        taken.addAndGet(-one(commandClass));
    }

    int taken() {
        return sumFrom(0, taken.get());
    }

    private int takeWithin(double share, CommandClass commandClass) {
        int max = Math.max(1, (int) (limit.limit() * share));
        while (true) {
            long before = taken.get();
            if (sumFrom(commandClass.ordinal(), before) >= max) {
                limit.press();
                return 0;
            }
            if (taken.compareAndSet(before, before + one(commandClass))) {
                return sumFrom(0, before) + 1;
            }
        }
    }

    private static long one(CommandClass commandClass) {
        return 1L << COUNT_BITS * commandClass.ordinal();
    }

    /// By this class and those above it.
    private static int sumFrom(int ordinal, long counts) {
        int sum = 0;
        for (int i = ordinal; i < CLASSES; i++) {
            sum += (int) (counts >>> COUNT_BITS * i & ConcurrencyLimit.MAX);
        }
        return sum;
    }
}
