package dev.aisle.command.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.ReinstatePrice;
import dev.aisle.contracts.command.PriceCommand.RejectHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReleaseHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every command against every state of a price, by a person.
class PriceCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(3_600);
    private static final Instant LATER = NOW.plusSeconds(7_200);
    private static final Instant BEFORE = NOW.minusSeconds(3_600);
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId ZONE = new ZoneId("de");
    private static final SourceStamp STAMP =
            new SourceStamp(SourceVersion.sequenced(new SourceId("erp"), 0, 1), 7);
    private static final References KNOWN =
            new References(
                            true,
                            new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS),
                            null,
                            null)
                    .with(PastOffers.NONE);

    private final Deciding<PriceCommand, Price, PriceEvent> prices =
            new Deciding<>(new PriceDecider(), KNOWN, NOW);

    /// The columns of the table.
    enum State {
        NEW,
        PRICED,
        SCHEDULED,
        WITHDRAWN,
        HELD
    }

    /// A dash is: accepted, and nothing happens, since it is so already.
    private static final String TABLE =
            """
            command              | NEW                   | PRICED                | SCHEDULED               | WITHDRAWN             | HELD
            SetPrice             | PriceSet              | PriceSet              | PriceSet                | PriceSet              | PriceSet
            SchedulePrice        | PriceScheduled        | PriceScheduled        | -                       | PriceScheduled        | PriceScheduled
            CancelScheduledPrice | -                     | -                     | ScheduledPriceCancelled | -                     | -
            ReplacePriceTimeline | PriceTimelineReplaced | PriceTimelineReplaced | PriceTimelineReplaced   | PriceTimelineReplaced | PriceTimelineReplaced
            WithdrawPrice        | PriceWithdrawn        | PriceWithdrawn        | PriceWithdrawn          | -                     | PriceWithdrawn
            ReinstatePrice       | -                     | -                     | -                       | PriceReinstated       | -
            CorrectPrice         | PriceCorrected        | PriceCorrected        | PriceCorrected          | PriceCorrected        | PriceCorrected
            AnnounceReduction    | REDUCTION_BASE_WRONG  | REDUCTION_BASE_WRONG  | REDUCTION_BASE_WRONG    | REDUCTION_BASE_WRONG  | REDUCTION_BASE_WRONG
            ReleaseHeldPrice     | NOT_FOUND             | NOT_FOUND             | NOT_FOUND               | NOT_FOUND             | PriceSet
            RejectHeldPrice      | NOT_FOUND             | NOT_FOUND             | NOT_FOUND               | NOT_FOUND             | HeldPriceRejected
            """;

    @Test
    void eachCommandHasItsOutcomeInEachState() {
        var table = new StringBuilder("command");
        Arrays.stream(State.values()).forEach(state -> table.append(" | ").append(state));
        for (var type : CommandType.values()) {
            if (PriceCommand.class.isAssignableFrom(type.commandClass())) {
                table.append('\n').append(type);
                for (var state : State.values()) {
                    table.append(" | ").append(outcome(command(type), history(state)));
                }
            }
        }
        assertThat(table.toString().lines().sorted().toList())
                .isEqualTo(
                        TABLE.lines()
                                .map(line -> line.replaceAll(" +", " ").strip())
                                .sorted()
                                .toList());
    }

    @Test
    void aCancelledPriceLetsTheOneBeforeGoOn() {
        var after =
                prices.given(
                                after(
                                        history(State.SCHEDULED),
                                        command(CommandType.CancelScheduledPrice)))
                        .state();

        assertThat(after.group(PriceGroup.of(PriceKind.LIST)).segments())
                .containsExactly(new PriceSegment(PriceKind.LIST, euro(1000), BEFORE, null));
    }

    @Test
    void aPriceThatHasBegunIsNotCancelled() {
        assertThat(
                        outcome(
                                new CancelScheduledPrice(SKU, ZONE, null, BEFORE, null, null),
                                history(State.PRICED)))
                .isEqualTo("INVALID_TRANSITION");
    }

    @Test
    void whatIsReleasedOrRejectedIsSettledOnce() {
        for (var settles :
                List.of(
                        new ReleaseHeldPrice(SKU, ZONE, 1),
                        new RejectHeldPrice(SKU, ZONE, 1, null))) {
            var once = after(history(State.HELD), settles);

            assertThat(prices.given(once).state().open()).isEmpty();
            assertThat(outcome(new ReleaseHeldPrice(SKU, ZONE, 1), once)).isEqualTo("-");
            assertThat(outcome(new RejectHeldPrice(SKU, ZONE, 1, null), once)).isEqualTo("-");
        }
    }

    @Test
    void whatIsHeldHasNoEffectUntilItIsReleased() {
        var held = history(State.HELD);

        assertThat(priceIn(held)).isEqualTo(euro(1000));
        assertThat(priceIn(after(held, new ReleaseHeldPrice(SKU, ZONE, 1)))).isEqualTo(euro(1));
    }

    @Test
    void aTimelineIsReplacedWholeAndThePastStays() {
        var replaced =
                after(
                        history(State.SCHEDULED),
                        new ReplacePriceTimeline(
                                SKU,
                                ZONE,
                                null,
                                BEFORE.minusSeconds(60),
                                List.of(new PricePiece(euro(900), BEFORE, LATER)),
                                null,
                                null,
                                null));

        assertThat(prices.given(replaced).state().group(PriceGroup.of(PriceKind.LIST)).segments())
                .containsExactly(
                        new PriceSegment(PriceKind.LIST, euro(1000), BEFORE, NOW),
                        new PriceSegment(PriceKind.LIST, euro(900), NOW, LATER));
    }

    @Test
    void aCorrectionIsOfThePastAndChangesNoPrice() {
        var corrected = after(history(State.PRICED), command(CommandType.CorrectPrice));

        assertThat(priceIn(corrected)).isEqualTo(euro(1000));
        assertThat(outcome(command(CommandType.CorrectPrice), corrected)).isEqualTo("-");
        assertThat(
                        outcome(
                                new CorrectPrice(
                                        SKU, ZONE, null, euro(1), BEFORE, SOON, "x", null, null),
                                List.of()))
                .isEqualTo("WINDOW_INVALID");
    }

    @Test
    void aFeedsWordOfDaysThatHistoryKnowsNothingOfCompletesThem() {
        var monday = NOW;
        var said =
                new SchedulePrice(
                        SKU,
                        ZONE,
                        null,
                        euro(999),
                        monday.minusSeconds(500_000),
                        monday.minusSeconds(300_000),
                        null,
                        null,
                        null);
        var decision =
                prices.saidBy(SourceVersion.sequenced(new SourceId("erp"), 0, 9), monday)
                        .given(history(State.PRICED))
                        .when(said);

        assertThat(text(decision)).isEqualTo("PriceHistoryCompleted");
        assertThat(text(prices.given(history(State.PRICED)).when(said)))
                .isEqualTo("WINDOW_INVALID");
    }

    private static List<PriceEvent> history(State state) {
        return Objects.requireNonNull(given().get(state));
    }

    private static Map<State, List<PriceEvent>> given() {
        var set = new PriceSet(PriceKind.LIST, euro(1000), BEFORE, null, null);
        var given = new EnumMap<State, List<PriceEvent>>(State.class);
        given.put(State.NEW, List.of());
        given.put(State.PRICED, List.of(set));
        given.put(
                State.SCHEDULED,
                List.of(
                        set,
                        new PriceScheduled(
                                PriceKind.LIST, null, null, euro(1100), SOON, LATER, null, null)));
        given.put(State.WITHDRAWN, List.of(set, new PriceWithdrawn(BEFORE, null)));
        given.put(
                State.HELD,
                List.of(
                        set,
                        new PriceHeldForApproval(
                                PriceKind.LIST,
                                euro(1),
                                BEFORE,
                                null,
                                STAMP,
                                null,
                                null,
                                1L,
                                null)));
        return given;
    }

    private static PriceCommand command(CommandType type) {
        return switch (type) {
            case SetPrice -> new SetPrice(SKU, ZONE, null, euro(1200), null, null);
            case SchedulePrice ->
                    new SchedulePrice(SKU, ZONE, null, euro(1100), SOON, LATER, null, null, null);
            case CancelScheduledPrice ->
                    new CancelScheduledPrice(SKU, ZONE, null, SOON, null, null);
            case ReplacePriceTimeline ->
                    new ReplacePriceTimeline(
                            SKU,
                            ZONE,
                            null,
                            NOW,
                            List.of(new PricePiece(euro(1300), NOW, null)),
                            null,
                            null,
                            null);
            case WithdrawPrice -> new WithdrawPrice(SKU, ZONE, "recalled");
            case ReinstatePrice -> new ReinstatePrice(SKU, ZONE);
            case CorrectPrice ->
                    new CorrectPrice(SKU, ZONE, null, euro(950), BEFORE, NOW, "label", null, null);
            case AnnounceReduction ->
                    new AnnounceReduction(SKU, ZONE, 2000, euro(1000), null, null);
            case ReleaseHeldPrice -> new ReleaseHeldPrice(SKU, ZONE, 1);
            case RejectHeldPrice -> new RejectHeldPrice(SKU, ZONE, 1, null);
            default -> throw new AssertionError(type + " is no command on prices");
        };
    }

    private String outcome(PriceCommand command, List<PriceEvent> events) {
        return text(prices.given(events).when(command));
    }

    private List<PriceEvent> after(List<PriceEvent> events, PriceCommand command) {
        var all = new ArrayList<>(events);
        if (prices.given(List.copyOf(all)).when(command)
                instanceof Decision.Accepted<PriceEvent> accepted) {
            all.addAll(accepted.events());
        }
        return List.copyOf(all);
    }

    private @Nullable Money priceIn(List<PriceEvent> events) {
        var segment = prices.given(events).state().group(PriceGroup.of(PriceKind.LIST)).at(NOW);
        return segment == null ? null : segment.price();
    }

    private static String text(Decision<PriceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<PriceEvent> accepted -> names(accepted.events());
            case Decision.Settled<PriceEvent> settled ->
                    settled.code() + " " + names(settled.events());
            case Decision.Refused<PriceEvent> refused -> code(refused).name();
        };
    }

    private static Code code(Decision.Refused<PriceEvent> refused) {
        return refused.refusal().code();
    }

    private static String names(List<PriceEvent> events) {
        return events.isEmpty()
                ? "-"
                : events.stream()
                        .map(event -> EventType.of(event).eventClass().getSimpleName())
                        .collect(Collectors.joining("+"));
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR", 2);
    }
}
