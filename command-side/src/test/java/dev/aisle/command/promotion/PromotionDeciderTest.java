package dev.aisle.command.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.PromotionCommand.CancelPromotion;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.PromotionCommand.EndPromotion;
import dev.aisle.contracts.command.PromotionCommand.PausePromotion;
import dev.aisle.contracts.command.PromotionCommand.ResumePromotion;
import dev.aisle.contracts.command.PromotionCommand.SchedulePromotion;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionCancelled;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionEnded;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionResumed;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each command comes to in each state, in one table. `=` is accepted and causes nothing; a name is
/// the event; a code is the refusal.
class PromotionDeciderTest {
    private static final PromotionId ID = new PromotionId("bf-26");
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(3_600);
    private static final Instant AFTER = NOW.plusSeconds(3_600);
    private static final Instant LATER = AFTER.plusSeconds(3_600);

    private static final String TABLE =
            """
                            | UNDEFINED          | DRAFT              | COMING             | ACTIVE             | PAUSED_COMING      | PAUSED_ACTIVE      | ENDED              | OVER               | PAUSED_OVER        | CANCELLED
            define the same | PromotionDefined 1 | =                  | =                  | =                  | =                  | =                  | =                  | =                  | =                  | =
            define another  | PromotionDefined 1 | PromotionDefined 1 | PromotionDefined 1 | PromotionDefined 2 | PromotionDefined 1 | PromotionDefined 2 | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            schedule anew   | NOT_FOUND          | PromotionScheduled | PromotionScheduled | WINDOW_INVALID     | PromotionScheduled | WINDOW_INVALID     | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            schedule an end | NOT_FOUND          | PromotionScheduled | PromotionScheduled | PromotionScheduled | PromotionScheduled | PromotionScheduled | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            schedule a past | NOT_FOUND          | WINDOW_INVALID     | WINDOW_INVALID     | WINDOW_INVALID     | WINDOW_INVALID     | WINDOW_INVALID     | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            pause           | NOT_FOUND          | INVALID_TRANSITION | PromotionPaused    | PromotionPaused    | =                  | =                  | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            resume          | NOT_FOUND          | INVALID_TRANSITION | =                  | =                  | PromotionResumed   | PromotionResumed   | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            end             | NOT_FOUND          | INVALID_TRANSITION | INVALID_TRANSITION | PromotionEnded     | INVALID_TRANSITION | PromotionEnded     | =                  | =                  | =                  | INVALID_TRANSITION
            members         | NOT_FOUND          | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION
            members gone    | NOT_FOUND          | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged | PromotionMembersChanged
            carried         | NOT_FOUND          | =                  | =                  | =                  | =                  | =                  | =                  | =                  | =                  | =
            cancel          | NOT_FOUND          | PromotionCancelled | PromotionCancelled | INVALID_TRANSITION | PromotionCancelled | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | INVALID_TRANSITION | =
            """;

    private enum State {
        UNDEFINED(null, List.of()),
        DRAFT(null, List.of(defined(null))),
        COMING(AFTER, List.of(defined(span(AFTER, LATER)))),
        ACTIVE(BEFORE, List.of(defined(span(BEFORE, AFTER)))),
        PAUSED_COMING(AFTER, List.of(defined(span(AFTER, LATER)), new PromotionPaused(1))),
        PAUSED_ACTIVE(BEFORE, List.of(defined(span(BEFORE, AFTER)), new PromotionPaused(1))),
        ENDED(BEFORE, List.of(defined(span(BEFORE, AFTER)), new PromotionEnded(1))),
        OVER(BEFORE, List.of(defined(span(BEFORE, NOW)))),
        PAUSED_OVER(BEFORE, List.of(defined(span(BEFORE, NOW)), new PromotionPaused(1))),
        CANCELLED(AFTER, List.of(defined(span(AFTER, LATER)), new PromotionCancelled(1)));

        private final @Nullable Instant from;
        private final List<PromotionEvent> history;

        State(@Nullable Instant from, List<PromotionEvent> history) {
            this.from = from;
            this.history = history;
        }
    }

    private final Deciding<PromotionCommand, Promotion, PromotionEvent> promotions =
            new Deciding<>(new PromotionDecider(), References.NONE, NOW);

    static Stream<Arguments> cells() {
        return table().entrySet().stream()
                .flatMap(
                        row ->
                                row.getValue().entrySet().stream()
                                        .map(
                                                cell ->
                                                        Arguments.of(
                                                                row.getKey(),
                                                                cell.getKey(),
                                                                cell.getValue())));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void eachCommandInEachState(String command, State state, String expected) {
        var decision = promotions.given(state.history).when(command(command, state));
        assertThat(said(decision)).isEqualTo(expected);
    }

    @Test
    void theTableHasEveryCommandInEveryState() {
        assertThat(table().values())
                .allSatisfy(row -> assertThat(row.keySet()).containsExactly(State.values()));
        assertThat(
                        table().keySet().stream()
                                .map(name -> command(name, State.ACTIVE).getClass())
                                .collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(PromotionCommand.class.getPermittedSubclasses()));
    }

    @Test
    void aDefinitionWithoutAScheduleKeepsTheOneThereIs() {
        var schedule = span(BEFORE, AFTER);
        var decision = promotions.given(defined(schedule)).when(define(3_000));
        assertThat(decision)
                .isEqualTo(
                        Decision.accept(
                                (PromotionEvent)
                                        new PromotionDefined(2, definition(3_000), schedule)));
    }

    @Test
    void whatIsPausedStaysPausedUnderAnotherPlan() {
        var state =
                promotions
                        .given(
                                defined(span(BEFORE, AFTER)),
                                new PromotionPaused(1),
                                new PromotionDefined(2, definition(3_000), span(BEFORE, LATER)))
                        .state();
        assertThat(new PromotionDecider().evolve(state, new PromotionResumed(2)))
                .isNotEqualTo(state);
    }

    private static Map<String, Map<State, String>> table() {
        var lines = TABLE.lines().map(line -> line.split("\\|")).toList();
        var states =
                Arrays.stream(lines.getFirst()).skip(1).map(name -> State.valueOf(name.strip()));
        var columns = states.toList();
        var table = new LinkedHashMap<String, Map<State, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var row = new LinkedHashMap<State, String>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line[i + 1].strip());
            }
            table.put(line[0].strip(), row);
        }
        return table;
    }

    private static PromotionCommand command(String name, State state) {
        return switch (name) {
            case "define the same" -> define(2_000);
            case "define another" -> define(3_000);
            case "schedule anew" -> schedule(AFTER.plusSeconds(1), LATER);
            case "schedule an end" ->
                    schedule(state.from == null ? BEFORE : state.from, LATER.plusSeconds(1));
            case "schedule a past" -> schedule(BEFORE.minusSeconds(9), NOW);
            case "pause" -> new PausePromotion(ID);
            case "resume" -> new ResumePromotion(ID);
            case "end" -> new EndPromotion(ID);
            case "members" -> new ChangePromotionMembers(ID, List.of(new Sku("SKU-1")), null);
            case "members gone" -> new ChangePromotionMembers(ID, null, List.of(new Sku("SKU-1")));
            case "carried" -> new CompleteMembersChange(ID, 1, List.of());
            case "cancel" -> new CancelPromotion(ID);
            default -> throw new AssertionError(name);
        };
    }

    private static String said(Decision<PromotionEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<PromotionEvent>(var events) ->
                    events.isEmpty() ? "=" : named(events.getFirst());
            case Decision.Refused<PromotionEvent>(var refusal) -> refusal.code().name();
            case Decision.Settled<PromotionEvent>(var code, _, _) -> code.name();
        };
    }

    private static String named(PromotionEvent event) {
        var name = event.getClass().getSimpleName();
        return event instanceof PromotionDefined defined ? name + " " + defined.revision() : name;
    }

    private static PromotionSchedule span(Instant from, Instant until) {
        return PromotionSchedule.of(from, until);
    }

    private static PromotionEvent defined(@Nullable PromotionSchedule schedule) {
        return new PromotionDefined(1, definition(2_000), schedule);
    }

    private static PromotionDefinition definition(int percentOff) {
        return PromotionDefinition.percentOff(
                "BF", percentOff, List.of(new CategoryId("lamps")), List.of());
    }

    private static DefinePromotion define(int percentOff) {
        return Defining.of(
                "{'name': 'BF', 'percentOff': " + percentOff + ", 'categories': ['lamps']}");
    }

    private static SchedulePromotion schedule(Instant from, Instant until) {
        return new SchedulePromotion(ID, from, until, null, null, null);
    }
}
