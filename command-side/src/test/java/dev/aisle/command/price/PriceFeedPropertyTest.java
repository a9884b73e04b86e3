package dev.aisle.command.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.testing.Choices;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.Buyer;
import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// A feed of one source, its words dated in the order of its versions: however they arrive, and how often,
/// it ends the same.
class PriceFeedPropertyTest {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId ZONE = new ZoneId("de");
    private static final SourceId ERP = new SourceId("erp");
    private static final References KNOWN =
            new References(
                    true, new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS), null, null);

    private static final int SHUFFLES = 5;

    private final PriceDecider decider = new PriceDecider();

    /// @param seq version and, in hours, date
    /// @param hours how long it holds; for good if null
    record Word(int seq, PriceKind kind, long minor, @Nullable Integer hours) {
        SetPrice command() {
            var from = occurredAt();
            return new SetPrice(
                    SKU,
                    ZONE,
                    kind,
                    new Money(minor, "EUR", 2),
                    hours == null ? null : from.plusSeconds(hours * 3_600L),
                    null);
        }

        Instant occurredAt() {
            return BEGIN.plusSeconds(seq * 3_600L);
        }
    }

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(120);
    }

    @Property(tries = 400)
    void aShuffledFeedWithDuplicatesAndConflictsEndsAlike(@ForAll("choices") Choices random) {
        var words = words(random);
        var inOrder = after(words);
        var arrivals = new ArrayList<>(words);
        arrivals.addAll(words);
        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(arrivals, random);
            assertAlike(after(arrivals), inOrder);
        }
    }

    private static void assertAlike(Price shuffled, Price inOrder) {
        assertThat(timelines(shuffled)).isEqualTo(timelines(inOrder));
        for (int hour = 0; hour < 40; hour++) {
            var at = BEGIN.plusSeconds(hour * 3_600L + 1);
            assertThat(EffectivePrice.paid(shuffled.segments(), Buyer.PUBLIC, at))
                    .isEqualTo(EffectivePrice.paid(inOrder.segments(), Buyer.PUBLIC, at));
        }
        for (var group : inOrder.groups()) {
            assertThat(shuffled.group(group.group()).heard()).isEqualTo(group.heard());
        }
    }

    @Property(tries = 400)
    void replayingTheEventsGivesTheStateThatDecided(@ForAll("choices") Choices random) {
        var arrivals = words(random);
        Collections.shuffle(arrivals, random);
        var state = decider.initialState();
        var events = new ArrayList<PriceEvent>();
        for (var word : arrivals) {
            for (var event : events(word, state)) {
                events.add(event);
                state = decider.evolve(state, event);
            }
        }
        var replayed = decider.initialState();
        for (var event : events) {
            replayed = decider.evolve(replayed, event);
        }
        assertThat(replayed).isEqualTo(state);
        var codec = PriceSnapshot.CODEC;
        assertThat(codec.decode(codec.encode(state))).isEqualTo(state);
    }

    private Price after(List<Word> words) {
        var state = decider.initialState();
        for (var word : words) {
            for (var event : events(word, state)) {
                state = decider.evolve(state, event);
            }
        }
        return state;
    }

    private List<PriceEvent> events(Word word, Price state) {
        var stamped =
                new Stamped<PriceCommand>(
                        word.command(),
                        NOW,
                        word.occurredAt(),
                        SourceVersion.sequenced(ERP, 0, word.seq()),
                        KNOWN);
        return switch (decider.decide(stamped, state)) {
            case Decision.Accepted<PriceEvent> accepted -> accepted.events();
            case Decision.Settled<PriceEvent> settled -> settled.events();
            case Decision.Refused<PriceEvent> refused -> throw new AssertionError(refused);
        };
    }

    private static List<List<PriceSegment>> timelines(Price price) {
        return List.of(
                price.group(PriceGroup.of(PriceKind.LIST)).segments(),
                price.group(PriceGroup.of(PriceKind.SALE)).segments());
    }

    /// Up to seven words, which is what can overtake, within the guard rail of each other; one of five
    /// has a twin of another content.
    private static List<Word> words(Random random) {
        var words = new ArrayList<Word>();
        int count = 1 + random.nextInt(7);
        for (int seq = 1; seq <= count; seq++) {
            var kind = random.nextBoolean() ? PriceKind.LIST : PriceKind.SALE;
            long minor = 1_000 + 100 * random.nextInt(5);
            var hours = random.nextInt(5) < 2 ? null : (Integer) (1 + random.nextInt(30));
            words.add(new Word(seq, kind, minor, hours));
            if (random.nextInt(5) == 0) {
                words.add(new Word(seq, kind, minor + 50, hours == null ? 7 : null));
            }
        }
        return words;
    }
}
