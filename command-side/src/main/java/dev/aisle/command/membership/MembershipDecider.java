package dev.aisle.command.membership;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.MembershipCommand;
import dev.aisle.contracts.command.MembershipCommand.ChangePromotionMembership;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.MembershipEvent.PromotionMembershipChanged;
import dev.aisle.contracts.receipt.Code;
import java.util.Optional;

/// Lists a product in promotions, and takes it off their lists.
public final class MembershipDecider
        implements Decider<MembershipCommand, Memberships, MembershipEvent> {
    @Override
    public Memberships initialState() {
        return Memberships.NONE;
    }

    @Override
    public Optional<Refusal> malformed(MembershipCommand command) {
        return Optional.empty();
    }

    @Override
    public Decision<MembershipEvent> decide(
            Stamped<MembershipCommand> stamped, Memberships memberships) {
        return switch (stamped.command()) {
            case ChangePromotionMembership change -> change(change, memberships);
        };
    }

    private static Decision<MembershipEvent> change(
            ChangePromotionMembership change, Memberships memberships) {
        if (memberships.listedIn().contains(change.promotion()) == change.member()) {
            return Decision.accept();
        }
        return change.member() && memberships.listedIn().size() == Memberships.PROMOTIONS_MAX
                ? Decision.refuse(
                        Code.INVALID_TRANSITION,
                        "the product is listed in "
                                + Memberships.PROMOTIONS_MAX
                                + " promotions already")
                : Decision.accept(
                        new PromotionMembershipChanged(
                                change.promotion(), change.member(), change.change()));
    }

    @Override
    public Memberships evolve(Memberships memberships, MembershipEvent event) {
        return switch (event) {
            case PromotionMembershipChanged changed ->
                    memberships.with(changed.promotion(), changed.member());
        };
    }

    @Override
    public StateCodec<Memberships, ?> snapshots() {
        return StateCodec.plain(1, Memberships.class);
    }
}
