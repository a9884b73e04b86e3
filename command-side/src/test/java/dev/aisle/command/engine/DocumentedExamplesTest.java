package dev.aisle.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.command.basket.BasketProcess;
import dev.aisle.command.stock.TransferProcess;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Json;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import dev.aisle.eventstore.memory.InMemorySelectedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages of the families show is what happens: each block of a command is played in order, and
/// answered by the code in the line beneath. A line that begins with "At" and a time sets the clock.
class DocumentedExamplesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T05:00:00Z");
    private static final Pattern STEP =
            Pattern.compile(
                    "^```json command\\n(?<command>.*?)^```\\n→ `(?<code>[A-Z_]+)`|^At `(?<time>[^`]+)`",
                    Pattern.DOTALL | Pattern.MULTILINE);

    private final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);

    @ParameterizedTest
    @ValueSource(strings = {"stock.md", "price.md", "promotion.md", "catalogue.md"})
    void examplesAreAnsweredAsThePageSays(String page) throws Exception {
        var steps = STEP.matcher(text(page)).results().toList();
        assertThat(steps).isNotEmpty();
        var store = new InMemoryEventStore(Instances.BUCKETS, clock::get);
        try (var instances = new Instances()) {
            var engine =
                    instances.start(
                            List.of(
                                    StoreShard.only(
                                            store,
                                            null,
                                            new InMemorySelectedLog(store),
                                            Instances.BUCKETS.count())),
                            List.of(BasketProcess::new, TransferProcess::new),
                            TestEngineConfig.USUAL,
                            clock::get);
            openShop(engine);
            for (var step : steps) {
                play(engine, step);
            }
        }
    }

    private void play(Engine engine, MatchResult step) throws Exception {
        if (step.group("time") != null) {
            clock.set(Instant.parse(step.group("time")));
            return;
        }
        var envelope = envelope(step.group("command"));
        var receipt =
                Instances.await(
                        engine.submit(new Submission(envelope, Instances.CALLER, clock.get(), null))
                                .toCompletableFuture());
        assertThat(receipt.code().name())
                .as("%s %s", step.group("command"), receipt.problem())
                .isEqualTo(step.group("code"));
        var stream = envelope.command().stream();
        if (stream.family() == Family.BASKET || stream.family() == Family.STOCK) {
            engine.advance(stream).get(10, TimeUnit.SECONDS);
        }
    }

    /// Pages leave out the id, which says nothing to a reader.
    private static CommandEnvelope envelope(String text) throws Exception {
        var json = (ObjectNode) Json.STRICT.readTree(text);
        json.put("id", UUID.randomUUID().toString());
        return CommandCodec.decode(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void openShop(Engine engine) {
        for (var location : List.of("store-42", "store-43")) {
            Instances.send(
                    engine,
                    new DefineLocation(
                            new LocationId(location),
                            LocationKind.STORE,
                            "America/New_York",
                            true));
        }
        Instances.send(
                engine,
                new DefineZone(
                        new ZoneId("us-east"), "USD", 2, "America/New_York", TaxDisplay.NET));
        for (var source : List.of("erp", "pim")) {
            Instances.send(
                    engine,
                    new DefineSource(
                            new SourceId(source),
                            List.of(Family.PRICE, Family.PRODUCT),
                            VersionKind.SEQUENCE));
        }
        Instances.send(
                engine,
                new IntroduceProduct(
                        new Sku("SKU-1"),
                        "A lamp",
                        new BrandId("acme"),
                        List.of(new CategoryId("home")),
                        null));
    }

    private static String text(String page) throws IOException {
        return Files.readString(Path.of(System.getProperty("aisle.root"), "docs", page));
    }
}
