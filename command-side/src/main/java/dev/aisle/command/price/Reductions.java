package dev.aisle.command.price;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides whether a price reduction may be announced as it is: its percentage is computed on the lowest
/// public price of the 30 days before it began (Directive 98/6/EC Art. 6a; CJEU C-330/23).
///
/// The window is 30 days of the zone's calendar. A reduction that goes on from another without a day
/// between, at a higher percentage, keeps the first one's reference.
final class Reductions {
    private static final int DAYS = 30;
    private static final int PERMYRIAD = 10_000;

    /// What is announced may be rounded down, to whole percents.
    private static final int ROUNDED_DOWN = 100;

    private Reductions() {}

    static Decision<PriceEvent> announce(
            AnnounceReduction announce, Instant now, References references, Price price) {
        var last = price.reduction();
        if (last != null && isSame(announce, last, now)) {
            return Decision.accept();
        }
        var from = announce.from() == null ? now : announce.from();
        var until = announce.until();
        if (from.isBefore(now) || until != null && !until.isAfter(from)) {
            return Decision.refuse(
                    Refusal.at(
                            from.isBefore(now) ? "data.from" : "data.until",
                            Code.WINDOW_INVALID,
                            "a reduction begins now or later, and ends after that"));
        }
        var past = Objects.requireNonNull(references.past(), "what promotions were");
        var promotions = new PriorPromotions(announce.sku(), announce.zone(), past);
        var paid = paid(announce, price, promotions, from);
        if (paid == null) {
            return wrong("there is no public price at " + from + "; set or schedule it first");
        }
        var zone = ZoneId.of(Objects.requireNonNull(references.zone()).timeZone());
        return last != null && goesOnFrom(last, announce, from)
                ? announced(announce, from, paid, last, price)
                : announced(announce, from, paid, promotions, past.asOf(), zone, price);
    }

    private static Decision<PriceEvent> announced(
            AnnounceReduction announce,
            Instant from,
            Money paid,
            PriceReductionAnnounced last,
            Price price) {
        return checked(
                announce,
                from,
                paid,
                last.reference(),
                last.windowFrom(),
                last.windowUntil(),
                true,
                new ReferenceProof(
                        price.version(),
                        last.proof().from(),
                        last.proof().until(),
                        last.proof().kind(),
                        last.proof().promotion(),
                        last.proof().promotionVersion(),
                        last.proof().promotions(),
                        last.proof().promotionsAsOf()));
    }

    private static Decision<PriceEvent> announced(
            AnnounceReduction announce,
            Instant from,
            Money paid,
            PublicPromotions promotions,
            Instant promotionsAsOf,
            ZoneId zone,
            Price price) {
        var windowFrom = from.atZone(zone).minusDays(DAYS).toInstant();
        var lowest =
                PriorPrice.lowest(
                        price.segments(), price.withdrawals(), promotions, windowFrom, from);
        if (lowest == null) {
            return wrong("there was no public price in the 30 days before " + from);
        }
        return checked(
                announce,
                from,
                paid,
                lowest.price(),
                windowFrom,
                from,
                false,
                proof(price.version(), lowest, promotionsAsOf));
    }

    private static ReferenceProof proof(long version, PriorPrice lowest, Instant promotionsAsOf) {
        var applied = lowest.promoted().applied();
        boolean none = applied.isEmpty();
        return new ReferenceProof(
                version,
                lowest.from(),
                lowest.until(),
                lowest.kind(),
                none ? null : applied.getFirst().promotion(),
                none ? null : applied.getFirst().version(),
                none ? null : applied,
                promotionsAsOf.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Decision<PriceEvent> checked(
            AnnounceReduction announce,
            Instant from,
            Money paid,
            Money reference,
            Instant windowFrom,
            Instant windowUntil,
            boolean progressive,
            ReferenceProof proof) {
        int real = percentOff(reference, paid);
        int said = announce.percentOff();
        if (real < 1 || said > real || said <= real - ROUNDED_DOWN) {
            return wrong(
                    "the lowest price before was "
                            + reference
                            + ", so "
                            + paid
                            + (real < 1
                                    ? " is no reduction"
                                    : " is a reduction by " + real + " permyriad"));
        }
        return Decision.accept(
                new PriceReductionAnnounced(
                        said,
                        paid,
                        from,
                        announce.until(),
                        reference,
                        windowFrom,
                        windowUntil,
                        progressive,
                        proof));
    }

    /// Permyriad, rounded down: what is announced never says more than there is.
    private static int percentOff(Money reference, Money paid) {
        if (paid.minor() >= reference.minor()) {
            return 0;
        }
        return BigInteger.valueOf(reference.minor() - paid.minor())
                .multiply(BigInteger.valueOf(PERMYRIAD))
                .divide(BigInteger.valueOf(reference.minor()))
                .intValueExact();
    }

    private static @Nullable Money paid(
            AnnounceReduction announce, Price price, PublicPromotions promotions, Instant from) {
        if (announce.price() != null) {
            return announce.price();
        }
        var paid = PriorPrice.publicPrice(price.segments(), price.withdrawals(), promotions, from);
        return paid == null ? null : paid.price();
    }

    private static boolean goesOnFrom(
            PriceReductionAnnounced last, AnnounceReduction announce, Instant from) {
        boolean uninterrupted =
                !from.isBefore(last.from())
                        && (last.until() == null || !last.until().isBefore(from));
        return uninterrupted && announce.percentOff() > last.percentOff();
    }

    private static boolean isSame(
            AnnounceReduction announce, PriceReductionAnnounced last, Instant now) {
        boolean sameBeginning =
                announce.from() == null
                        ? !last.from().isAfter(now)
                                && (last.until() == null || last.until().isAfter(now))
                        : announce.from().equals(last.from());
        return sameBeginning
                && announce.percentOff() == last.percentOff()
                && Objects.equals(announce.until(), last.until())
                && (announce.price() == null || announce.price().equals(last.price()));
    }

    private static Decision<PriceEvent> wrong(String detail) {
        return Decision.refuse(Refusal.at("data.percentOff", Code.REDUCTION_BASE_WRONG, detail));
    }
}
