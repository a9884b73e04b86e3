package dev.aisle.command.price;

import dev.aisle.contracts.event.PriceEvent.SaidPrices;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said at once of a group's prices: from `from` until `until`, they are these pieces and
/// nothing else.
///
/// @param until exclusive; for ever if null
/// @param source whose word it is; null for a person's
/// @param held whether it is beyond the guard rail, and so has no effect
/// @param lost content hashes of the same source version that this one has won against
record Word(
        Instant from,
        @Nullable Instant until,
        List<PricePiece> pieces,
        @Nullable SourceStamp source,
        boolean held,
        List<Long> lost) {
    Word {
        pieces = List.copyOf(pieces);
        lost = List.copyOf(lost);
    }

    Word(
            Instant from,
            @Nullable Instant until,
            List<PricePiece> pieces,
            @Nullable SourceStamp source) {
        this(from, until, pieces, source, false, List.of());
    }

    static Word of(SaidPrices said, SourceStamp source, List<Long> lost) {
        return new Word(said.from(), said.until(), said.pieces(), source, said.held(), lost);
    }

    Word asHeld() {
        return new Word(from, until, pieces, source, true, lost);
    }

    SaidPrices said() {
        return new SaidPrices(from, until, pieces, source == null ? 0 : source.contentHash(), held);
    }

    List<PriceSegment> segments(PriceGroup group) {
        // Mostly one, and on the way of every price: so without a stream.
        if (pieces.size() == 1) {
            return List.of(pieces.getFirst().segment(group));
        }
        return pieces.stream().map(piece -> piece.segment(group)).toList();
    }

    boolean isOver(Instant at) {
        return until != null && !until.isAfter(at);
    }

    /// The same from a later beginning on.
    Word since(Instant begin) {
        if (!from.isBefore(begin)) {
            return this;
        }
        var left = new ArrayList<PricePiece>(pieces.size());
        for (var piece : pieces) {
            if (piece.until() == null || piece.until().isAfter(begin)) {
                left.add(
                        piece.from().isBefore(begin)
                                ? new PricePiece(piece.price(), begin, piece.until())
                                : piece);
            }
        }
        return new Word(begin, until, left, source, held, lost);
    }

    boolean isOfVersion(SourceStamp stamp) {
        return isOfSource(stamp) && compareVersion(stamp) == 0;
    }

    boolean isOlderThan(SourceStamp stamp) {
        return isOfSource(stamp) && compareVersion(stamp) < 0;
    }

    boolean isNewerThan(SourceStamp stamp) {
        return isOfSource(stamp) && compareVersion(stamp) > 0;
    }

    private boolean isOfSource(SourceStamp stamp) {
        return source != null && source.version().isComparableWith(stamp.version());
    }

    private int compareVersion(SourceStamp stamp) {
        return source == null ? 0 : source.version().compareOrder(stamp.version());
    }
}
