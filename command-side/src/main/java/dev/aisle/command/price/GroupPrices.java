package dev.aisle.command.price;

import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The prices of one group, past ones of 32 days included: what has settled, over it the last words in
/// their rank, and what holds by all of these.
///
/// A source's words rank by its own versions, whenever they come, so a feed that arrives shuffled ends
/// as it would have in order. A word that comes after more than [#WORDS_MAX] others were said has settled
/// ones above it, and fills only what they leave open.
///
/// @param latest when the last price that was set "from now on" began: the group's present. What ended
///     before is past and stays as it is. Null if none was
/// @param heard the last version of each source
record GroupPrices(
        PriceGroup group,
        List<PriceSegment> settled,
        List<Word> words,
        List<PriceSegment> segments,
        @Nullable Instant latest,
        List<SourceStamp> heard) {
    static final int WORDS_MAX = 8;
    static final int SETTLED_MAX = 256;

    /// The 30 days of a reduction's reference, and what clocks and time zones add.
    static final Duration KEPT = Duration.ofDays(32);

    static GroupPrices none(PriceGroup group) {
        return new GroupPrices(group, List.of(), List.of(), List.of(), null, List.of());
    }

    static GroupPrices of(
            PriceGroup group,
            List<PriceSegment> settled,
            List<Word> words,
            @Nullable Instant latest,
            List<SourceStamp> heard) {
        return new GroupPrices(
                group, settled, words, laid(group, settled, words), latest, List.copyOf(heard));
    }

    @Nullable PriceSegment at(Instant at) {
        return at(segments, at);
    }

    /// The present, as of a word's own time.
    Instant presentAt(Instant at) {
        return latest != null && latest.isAfter(at) ? latest : at;
    }

    @Nullable SourceStamp heard(SourceId source) {
        for (var stamp : heard) {
            if (stamp.version().id().equals(source)) {
                return stamp;
            }
        }
        return null;
    }

    @Nullable Word word(SourceStamp stamp) {
        for (var word : words) {
            if (word.isOfVersion(stamp)) {
                return word;
            }
        }
        return null;
    }

    /// What a late word's source had said before it, as far as that is not settled.
    @Nullable PriceSegment beneath(SourceStamp stamp, Instant at) {
        int rank = 0;
        while (rank < words.size() && !words.get(rank).isOfVersion(stamp)) {
            rank++;
        }
        if (rank == words.size()) {
            rank = rankOf(stamp);
        }
        return at(laid(group, settled, words.subList(0, rank)), at);
    }

    /// With a word above all others.
    GroupPrices with(Word word, boolean isPresent) {
        var all = new ArrayList<Word>(words.size() + 1);
        all.addAll(words);
        all.add(word);
        var begin = isPresent ? presentAt(word.from()) : latest;
        var over = word.held() ? segments : over(group, segments, word);
        return bounded(group, settled, all, over, begin, heardToo(word.source()));
    }

    /// With a source's word in the rank that its version gives it.
    GroupPrices withLate(Word word) {
        var stamp = word.source();
        int rank = stamp == null ? 0 : rankOf(stamp);
        var all = new ArrayList<>(words);
        if (rank == 0 && !settled.isEmpty()) {
            return withBeneath(word);
        }
        all.add(rank, word);
        return bounded(group, settled, all, laid(group, settled, all), latest, heard);
    }

    /// With a word that fills only what everything else leaves open.
    GroupPrices withBeneath(Word word) {
        var beneath = over(group, List.of(), word);
        for (var segment : settled) {
            beneath =
                    PriceTimeline.replaced(
                            beneath, group, segment.from(), segment.until(), List.of(segment));
        }
        return bounded(
                group,
                beneath,
                words,
                laid(group, beneath, words),
                latest,
                heardToo(word.source()));
    }

    /// With another word in the place of the one of the same version.
    GroupPrices withInstead(Word word) {
        var all = new ArrayList<>(words);
        var stamp = word.source();
        if (stamp != null) {
            all.replaceAll(had -> had.isOfVersion(stamp) ? word : had);
        }
        return bounded(
                group, settled, all, laid(group, settled, all), latest, heardToo(word.source()));
    }

    GroupPrices heardOnly(SourceStamp stamp) {
        return new GroupPrices(group, settled, words, segments, latest, heardToo(stamp));
    }

    /// Below the first word that is no older; 0 if none of the source's older ones is left.
    private int rankOf(SourceStamp stamp) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.get(i).isOlderThan(stamp)) {
                return i + 1;
            }
        }
        return 0;
    }

    private List<SourceStamp> heardToo(@Nullable SourceStamp stamp) {
        if (stamp == null) {
            return heard;
        }
        var had = heard(stamp.version().id());
        if (had != null
                && had.version().isComparableWith(stamp.version())
                && had.version().compareOrder(stamp.version()) > 0) {
            return heard;
        }
        var all = new ArrayList<SourceStamp>(heard.size() + 1);
        for (var other : heard) {
            if (!other.version().id().equals(stamp.version().id())) {
                all.add(other);
            }
        }
        all.add(stamp);
        return List.copyOf(all);
    }

    private static GroupPrices bounded(
            PriceGroup group,
            List<PriceSegment> settled,
            List<Word> words,
            List<PriceSegment> segments,
            @Nullable Instant latest,
            List<SourceStamp> heard) {
        var left = words;
        var base = settled;
        while (left.size() > WORDS_MAX) {
            var oldest = left.getFirst();
            base = oldest.held() ? base : over(group, base, oldest);
            left = left.subList(1, left.size());
        }
        var keepFrom = latest == null ? Instant.MIN : latest.minus(KEPT);
        return new GroupPrices(
                group,
                PastPrices.bounded(base, keepFrom, SETTLED_MAX),
                List.copyOf(left),
                PastPrices.bounded(segments, keepFrom, SETTLED_MAX),
                latest,
                heard);
    }

    private static List<PriceSegment> laid(
            PriceGroup group, List<PriceSegment> settled, List<Word> words) {
        var result = settled;
        for (var word : words) {
            if (!word.held()) {
                result = over(group, result, word);
            }
        }
        return result;
    }

    private static List<PriceSegment> over(
            PriceGroup group, List<PriceSegment> segments, Word word) {
        return PriceTimeline.replaced(
                segments, group, word.from(), word.until(), word.segments(group));
    }

    /// Mostly the last of them, of however long a past.
    private static @Nullable PriceSegment at(List<PriceSegment> segments, Instant at) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).covers(at)) {
                return segments.get(i);
            }
        }
        return null;
    }
}
