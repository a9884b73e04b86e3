package dev.aisle.command.engine;

import dev.aisle.command.client.Caller;
import dev.aisle.command.process.ProcessFactory;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Instances of the engine over one store, and commands for them.
final class Instances implements AutoCloseable {
    static final Buckets BUCKETS = new Buckets(64);
    static final ZoneId ZONE = new ZoneId("de");
    static final LocationId STORE = new LocationId("store-42");
    static final Caller CALLER = new Caller("local", null, null, null);

    private final List<Engine> engines = new ArrayList<>();

    Engine start(EventStore store) {
        return start(store, TestEngineConfig.USUAL, InstantSource.system());
    }

    Engine start(EventStore store, EngineConfig config, InstantSource clock) {
        return start(List.of(StoreShard.only(store, null, BUCKETS.count())), config, clock);
    }

    Engine start(EventStore store, Timers timers, EngineConfig config, InstantSource clock) {
        return start(List.of(StoreShard.only(store, timers, BUCKETS.count())), config, clock);
    }

    Engine start(List<StoreShard> shards, EngineConfig config, InstantSource clock) {
        return start(shards, List.of(), config, clock);
    }

    Engine start(
            List<StoreShard> shards,
            List<ProcessFactory> processes,
            EngineConfig config,
            InstantSource clock) {
        var engine =
                new Engine(
                        config,
                        shards,
                        processes,
                        BUCKETS,
                        () -> 0,
                        clock,
                        new SimpleMeterRegistry());
        engine.start();
        engines.add(engine);
        return engine;
    }

    @Override
    public void close() {
        engines.forEach(Engine::stop);
    }

    /// A zone, a location and a product to work with.
    static void openShop(Engine engine, Sku sku) {
        send(engine, new DefineZone(ZONE, "EUR", 2, "Europe/Berlin", TaxDisplay.GROSS));
        send(engine, new DefineLocation(STORE, LocationKind.STORE, "Europe/Berlin", true));
        send(
                engine,
                new IntroduceProduct(
                        sku, "A lamp", new BrandId("acme"), List.of(new CategoryId("home")), null));
    }

    static Receipt send(Engine engine, Command command) {
        return await(submit(engine, envelope(command, null, null)));
    }

    static Receipt send(Engine engine, Command command, String key) {
        return await(submit(engine, envelope(command, key, null)));
    }

    static CompletableFuture<Receipt> submit(Engine engine, CommandEnvelope envelope) {
        return submit(engine, envelope, null);
    }

    static CompletableFuture<Receipt> submit(
            Engine engine, CommandEnvelope envelope, @Nullable Instant deadline) {
        return engine.submit(new Submission(envelope, CALLER, Instant.now(), deadline))
                .toCompletableFuture();
    }

    static Receipt await(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static CommandEnvelope envelope(
            Command command, @Nullable String key, @Nullable Long expectedVersion) {
        return new CommandEnvelope(
                UUID.randomUUID(),
                typeOf(command),
                command,
                expectedVersion,
                key,
                null,
                null,
                false);
    }

    private static CommandType typeOf(Command command) {
        return Arrays.stream(CommandType.values())
                .filter(type -> type.commandClass().isInstance(command))
                .findAny()
                .orElseThrow();
    }
}
