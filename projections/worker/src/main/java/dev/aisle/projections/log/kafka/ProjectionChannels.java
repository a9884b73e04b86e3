package dev.aisle.projections.log.kafka;

import dev.aisle.folds.offer.OfferProjection;
import dev.aisle.folds.promotion.PromotionProjection;
import dev.aisle.folds.reference.ReferenceProjection;
import dev.aisle.folds.stock.StockProjection;
import dev.aisle.projections.runner.Runners;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// A channel of the events topic for each projection, with a consumer group of its own: polled, batched
/// and acknowledged by reactive messaging. The next batch comes when this one is done, so that the
/// slowest store sets the pace of the poll; meanwhile partitions are paused and the poll goes on, so
/// that a store's outage is no reason to rebalance.
@ApplicationScoped
public class ProjectionChannels {
    private final ProjectionChannel offers;
    private final ProjectionChannel stock;
    private final ProjectionChannel promotions;
    private final ProjectionChannel reference;

    public ProjectionChannels(Runners runners, KafkaClientService clients) {
        offers = new ProjectionChannel(runners.named(OfferProjection.NAME), clients);
        stock = new ProjectionChannel(runners.named(StockProjection.NAME), clients);
        promotions = new ProjectionChannel(runners.named(PromotionProjection.NAME), clients);
        reference = new ProjectionChannel(runners.named(ReferenceProjection.NAME), clients);
    }

    @Incoming(OfferProjection.NAME)
    Uni<Void> offers(KafkaRecordBatch<byte[], byte[]> batch) {
        return offers.take(batch);
    }

    @Incoming(StockProjection.NAME)
    Uni<Void> stock(KafkaRecordBatch<byte[], byte[]> batch) {
        return stock.take(batch);
    }

    @Incoming(PromotionProjection.NAME)
    Uni<Void> promotions(KafkaRecordBatch<byte[], byte[]> batch) {
        return promotions.take(batch);
    }

    @Incoming(ReferenceProjection.NAME)
    Uni<Void> reference(KafkaRecordBatch<byte[], byte[]> batch) {
        return reference.take(batch);
    }

    @Produces
    @ApplicationScoped
    @Identifier(OfferProjection.NAME)
    KafkaConsumerRebalanceListener offersAssignment(Runners runners) {
        return new Assignment(runners.named(OfferProjection.NAME));
    }

    @Produces
    @ApplicationScoped
    @Identifier(StockProjection.NAME)
    KafkaConsumerRebalanceListener stockAssignment(Runners runners) {
        return new Assignment(runners.named(StockProjection.NAME));
    }

    @Produces
    @ApplicationScoped
    @Identifier(PromotionProjection.NAME)
    KafkaConsumerRebalanceListener promotionsAssignment(Runners runners) {
        return new Assignment(runners.named(PromotionProjection.NAME));
    }

    @Produces
    @ApplicationScoped
    @Identifier(ReferenceProjection.NAME)
    KafkaConsumerRebalanceListener referenceAssignment(Runners runners) {
        return new Assignment(runners.named(ReferenceProjection.NAME));
    }
}
