package dev.aisle.command.kafka;

import dev.aisle.command.admission.Admission;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The two threads of the ingress. They end before the engine does, so that what was handed over is
/// answered.
@Singleton
final class IngressWiring {
    private static final int BEFORE_THE_ENGINE = 100;

    private final CommandIngress ingress;
    private final ReceiptSender receipts;
    private final Thread ingressThread;
    private final Thread receiptsThread;
    private final long joinMillis;

    IngressWiring(
            KafkaClients clients,
            Admission admission,
            ReceiptKeeper keeper,
            ClientIdentity identity,
            Installation installation,
            Buckets buckets,
            IngressConfig config,
            InstantSource clock,
            MeterRegistry registry) {
        receipts = new ReceiptSender(clients, keeper, installation);
        ingress =
                new CommandIngress(
                        clients,
                        new CommandRecords(identity, clock),
                        () -> admission.openLine()::submit,
                        receipts,
                        installation,
                        buckets,
                        config,
                        new IngressMetrics(registry));
        ingressThread = Thread.ofPlatform().name("ingress").daemon().unstarted(ingress);
        receiptsThread = Thread.ofPlatform().name("receipts").daemon().unstarted(receipts);
        joinMillis = config.handOverTimeout().multipliedBy(2).toMillis();
    }

    void start(@Observes StartupEvent event) {
        ingressThread.start();
        receiptsThread.start();
    }

    void stop(@Observes @Priority(BEFORE_THE_ENGINE) ShutdownEvent event) {
        ingress.stop();
        end(ingressThread);
        receipts.stop();
        end(receiptsThread);
    }

    private void end(Thread thread) {
        try {
            thread.join(joinMillis);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
