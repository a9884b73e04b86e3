package dev.aisle.contracts.testing;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/// Random numbers that jqwik chose and can shrink: a list, and zeros after its end. A test that draws from it
/// makes fewer and smaller choices when it fails, so its history is told by its shortest form; 0 should be
/// what is simplest.
public final class Choices extends Random {
    private static final int TOLD_MAX = 100;

    private final List<Integer> numbers;
    private int drawn;

    private Choices(List<Integer> numbers) {
        super(0);
        this.numbers = numbers;
    }

    /// @param count how many may be chosen; all after these are 0
    public static Arbitrary<Choices> atMost(int count) {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMaxSize(count)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Choices::new);
    }

    private int draw() {
        return drawn < numbers.size() ? numbers.get(drawn++) : 0;
    }

    @Override
    protected int next(int bits) {
        return draw() >>> Math.max(0, Integer.SIZE - 1 - bits);
    }

    @Override
    public int nextInt() {
        return draw();
    }

    @Override
    public int nextInt(int bound) {
        return draw() % bound;
    }

    @Override
    public int nextInt(int origin, int bound) {
        return origin + draw() % (bound - origin);
    }

    @Override
    public long nextLong() {
        return (long) draw() << Integer.SIZE | draw();
    }

    @Override
    public long nextLong(long bound) {
        return nextLong() % bound;
    }

    @Override
    public boolean nextBoolean() {
        return draw() % 2 == 1;
    }

    @Override
    public double nextDouble() {
        return draw() / (1.0 + Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return numbers.size() <= TOLD_MAX
                ? numbers.toString()
                : numbers.subList(0, TOLD_MAX) + " and " + (numbers.size() - TOLD_MAX) + " more";
    }
}
