package dev.aisle.command.price;

import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a product costs in a zone: past, present and coming segments of each group, and the last word of
/// each source on each.
///
/// @param version of the stream
/// @param corrections the last [#CORRECTIONS_MAX], so that saying one again changes nothing
/// @param reduction the last that was announced
public record Price(
        long version,
        List<GroupPrices> groups,
        Withdrawals withdrawals,
        PriceQuarantine quarantine,
        List<PriceCorrected> corrections,
        @Nullable PriceReductionAnnounced reduction) {
    static final int CORRECTIONS_MAX = 16;
    static final Price NONE =
            new Price(0, List.of(), Withdrawals.NONE, PriceQuarantine.NONE, List.of(), null);

    public Price {
        groups = List.copyOf(groups);
        corrections = List.copyOf(corrections);
    }

    GroupPrices group(PriceGroup group) {
        for (var one : groups) {
            if (one.group().equals(group)) {
                return one;
            }
        }
        return GroupPrices.none(group);
    }

    boolean hasGroup(PriceGroup group) {
        return groups.stream().anyMatch(one -> one.group().equals(group));
    }

    /// Of all groups.
    List<PriceSegment> segments() {
        return groups.stream().flatMap(group -> group.segments().stream()).toList();
    }

    /// What is held for a person, the oldest first.
    public List<Quarantined> open() {
        return quarantine.open();
    }

    Price with(GroupPrices group) {
        return with(group, quarantine);
    }

    Price with(GroupPrices group, PriceQuarantine held) {
        var all = new ArrayList<GroupPrices>(groups.size() + 1);
        boolean isNew = true;
        for (var one : groups) {
            boolean same = one.group().equals(group.group());
            all.add(same ? group : one);
            isNew &= !same;
        }
        if (isNew) {
            all.add(group);
        }
        return new Price(version, all, withdrawals, held, corrections, reduction);
    }

    /// Of a source that spoke of all groups at once, as events before groups were told apart did.
    Price heard(SourceStamp stamp) {
        return new Price(
                version,
                groups.stream()
                        .map(
                                group ->
                                        group.heard(stamp.version().id()) == null
                                                ? group
                                                : group.heardOnly(stamp))
                        .toList(),
                withdrawals,
                quarantine,
                corrections,
                reduction);
    }

    Price with(PriceQuarantine held) {
        return new Price(version, groups, withdrawals, held, corrections, reduction);
    }

    Price withdrawn(Instant from) {
        return new Price(
                version, groups, withdrawals.withdrawn(from), quarantine, corrections, reduction);
    }

    Price reinstated(Instant from) {
        return new Price(
                version, groups, withdrawals.reinstated(from), quarantine, corrections, reduction);
    }

    Price with(PriceCorrected corrected) {
        var all = new ArrayList<>(corrections);
        all.add(corrected);
        return new Price(
                version,
                groups,
                withdrawals,
                quarantine,
                all.size() > CORRECTIONS_MAX ? all.subList(1, all.size()) : all,
                reduction);
    }

    Price with(PriceReductionAnnounced announced) {
        return new Price(version, groups, withdrawals, quarantine, corrections, announced);
    }

    Price atNextVersion() {
        return new Price(version + 1, groups, withdrawals, quarantine, corrections, reduction);
    }
}
