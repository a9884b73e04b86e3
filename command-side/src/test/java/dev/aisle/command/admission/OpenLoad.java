package dev.aisle.command.admission;

import dev.aisle.contracts.receipt.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/// Arrivals at random moments that wait for nobody, a share of each class, and what became of them second
/// by second.
final class OpenLoad {
    private final SimulatedTime time;
    private final Admission admission;
    private final Random random;
    private final List<Second> seconds = new ArrayList<>();

    /// @param answered of each class
    record Second(
            Map<CommandClass, Integer> sent,
            Map<CommandClass, Integer> answered,
            Map<CommandClass, Integer> refused,
            List<Long> latencies) {
        Second() {
            this(
                    new EnumMap<>(CommandClass.class),
                    new EnumMap<>(CommandClass.class),
                    new EnumMap<>(CommandClass.class),
                    new ArrayList<>());
        }
    }

    OpenLoad(SimulatedTime time, Admission admission, Random random) {
        this.time = time;
        this.admission = admission;
        this.random = random;
    }

    /// @param shares of each class, which add up to 1
    void run(int seconds, double perSecond, Map<CommandClass, Double> shares) {
        long end = time.now() + TimeUnit.SECONDS.toNanos(seconds);
        sendNext(end, perSecond, shares);
        time.runUntil(end);
    }

    static int sum(List<Second> seconds, ToIntFunction<Second> count) {
        return seconds.stream().mapToInt(count).sum();
    }

    List<Second> seconds(int from, int to) {
        return seconds.subList(from, Math.min(to, seconds.size()));
    }

    private void sendNext(long end, double perSecond, Map<CommandClass, Double> shares) {
        long gap = (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
        if (time.now() + gap < end) {
            time.after(
                    gap,
                    () -> {
                        send(commandClass(shares));
                        sendNext(end, perSecond, shares);
                    });
        }
    }

    private void send(CommandClass commandClass) {
        long sentAt = time.now();
        now().sent().merge(commandClass, 1, Integer::sum);
        var unused =
                admission
                        .submit(Commands.of(commandClass))
                        .whenComplete(
                                (receipt, _) -> {
                                    if (receipt.code() == Code.ACCEPTED) {
                                        now().answered().merge(commandClass, 1, Integer::sum);
                                        now().latencies().add(time.now() - sentAt);
                                    } else {
                                        now().refused().merge(commandClass, 1, Integer::sum);
                                    }
                                });
    }

    private CommandClass commandClass(Map<CommandClass, Double> shares) {
        double point = random.nextDouble();
        for (var share : shares.entrySet()) {
            point -= share.getValue();
            if (point < 0) {
                return share.getKey();
            }
        }
        return CommandClass.FEED;
    }

    private Second now() {
        int second = (int) TimeUnit.NANOSECONDS.toSeconds(time.now());
        while (seconds.size() <= second) {
            seconds.add(new Second());
        }
        return seconds.get(second);
    }
}
