package dev.aisle.query.sets;

import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.query.changes.ChangeListener;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A small view in its live generation. When another becomes the live one, the one before it is served
/// until the new one is in memory whole.
final class FollowedSet<S> implements ChangeListener {
    private final Function<Integer, BucketedSet<?, S>> generation;
    private volatile BucketedSet<?, S> wanted;
    private volatile BucketedSet<?, S> served;

    FollowedSet(int liveGeneration, Function<Integer, BucketedSet<?, S>> generation) {
        this.generation = generation;
        this.wanted = generation.apply(liveGeneration);
        this.served = wanted;
    }

    /// Null until it was read once.
    @Nullable HeldSet<S> held() {
        var next = wanted;
        if (next != served && next.content() != null) {
            serve(next);
        }
        var set = served;
        var content = set.content();
        return content == null ? null : new HeldSet<>(set.track(), content);
    }

    private synchronized void serve(BucketedSet<?, S> next) {
        if (served != next && wanted == next) {
            served.drop();
            served = next;
        }
    }

    synchronized void follow(int liveGeneration) {
        if (wanted.track().generation() == liveGeneration) {
            return;
        }
        if (wanted != served) {
            wanted.drop();
        }
        if (served.track().generation() == liveGeneration) {
            wanted = served;
            return;
        }
        wanted = generation.apply(liveGeneration);
        wanted.readAll();
    }

    @Override
    public void heard(ChangeMessage message) {
        var first = served;
        var second = wanted;
        heard(first, message);
        if (second != first) {
            heard(second, message);
        }
    }

    private static void heard(BucketedSet<?, ?> set, ChangeMessage message) {
        if (set.track().generation() == message.generation()) {
            set.heard(message);
        }
    }

    @Override
    public void missed() {
        var first = served;
        var second = wanted;
        first.readAll();
        if (second != first) {
            second.readAll();
        }
    }
}
