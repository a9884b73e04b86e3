package dev.aisle.query.sets;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.view.LocationView;
import dev.aisle.contracts.view.RegionView;
import dev.aisle.contracts.view.View;
import dev.aisle.contracts.view.ZoneView;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.changes.ChangeListener;
import dev.aisle.query.changes.ChannelPulse;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.ViewRows;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The small views that each instance holds in memory: promotions, and zones with locations and
/// regions.
@Singleton
public class ViewSets {
    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

    private final ViewRows rows;
    private final LiveControl control;
    private final Housekeeping housekeeping;
    private final ChannelPulse pulse;
    private final FollowedSet<Promotions> promotions;
    private final FollowedSet<Reference> reference;

    @Inject
    public ViewSets(
            Buckets buckets,
            ViewRows rows,
            ProgressBoard board,
            LiveControl control,
            Housekeeping housekeeping,
            ChannelPulse pulse) {
        this.rows = rows;
        this.control = control;
        this.housekeeping = housekeeping;
        this.pulse = pulse;
        var live = control.current();
        this.promotions =
                new FollowedSet<>(
                        live.liveGeneration(View.PROMOTION.projection()),
                        generation ->
                                new BucketedSet<>(
                                        new Track(View.PROMOTION.projection(), generation),
                                        buckets.count(),
                                        rows,
                                        this::promotionsOf,
                                        Promotions::of,
                                        board,
                                        housekeeping));
        this.reference =
                new FollowedSet<>(
                        live.liveGeneration(View.ZONE.projection()),
                        generation ->
                                new BucketedSet<>(
                                        new Track(View.ZONE.projection(), generation),
                                        buckets.count(),
                                        rows,
                                        this::referenceOf,
                                        Reference::of,
                                        board,
                                        housekeeping));
    }

    @PostConstruct
    void start() {
        control.onChange(
                document -> {
                    promotions.follow(document.liveGeneration(View.PROMOTION.projection()));
                    reference.follow(document.liveGeneration(View.ZONE.projection()));
                });
        promotions.missed();
        reference.missed();
        housekeeping.every(SILENCE_MAX, this::readAllInSilence);
    }

    /// With the channel gone the sets are read as a whole now and then, and are that much behind.
    private void readAllInSilence() {
        if (pulse.isSilentFor(SILENCE_MAX)) {
            promotions.missed();
            reference.missed();
        }
    }

    private Uni<List<RunningPromotion>> promotionsOf(int generation, int bucket) {
        return read(View.PROMOTION, generation, bucket, RunningPromotion.class);
    }

    private Uni<Reference.Bucket> referenceOf(int generation, int bucket) {
        return Uni.combine()
                .all()
                .unis(
                        read(View.ZONE, generation, bucket, ZoneView.class),
                        read(View.LOCATION, generation, bucket, LocationView.class),
                        read(View.REGION, generation, bucket, RegionView.class))
                .with(Reference.Bucket::new);
    }

    private <T> Uni<List<T>> read(View view, int generation, int bucket, Class<T> type) {
        return rows.ofBucket(view, generation, bucket).map(found -> parse(found, type));
    }

    private static <T> List<T> parse(List<Row> rows, Class<T> type) {
        return rows.stream().map(row -> row.as(type)).toList();
    }

    /// Null until the promotions were read once.
    public @Nullable HeldSet<Promotions> promotions() {
        return promotions.held();
    }

    /// Null until the zones and locations were read once.
    public @Nullable HeldSet<Reference> reference() {
        return reference.held();
    }

    public ChangeListener promotionChanges() {
        return promotions;
    }

    public ChangeListener referenceChanges() {
        return reference;
    }
}
