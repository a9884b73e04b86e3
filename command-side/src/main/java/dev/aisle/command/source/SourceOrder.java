package dev.aisle.command.source;

import dev.aisle.contracts.event.SourceStamp;
import org.jspecify.annotations.Nullable;

/// Where a source's word stands against the last one kept from it (P11). The last writer wins by source
/// version, never by arrival.
public enum SourceOrder {
    NEWER,
    OLDER,
    /// The same word again.
    REPEATED,
    /// Another content under the same version, and it has the higher hash: it wins, so that the order of
    /// arrival doesn't matter.
    CONFLICT_WON,
    /// Another content under the same version, with the lower hash.
    CONFLICT_LOST;

    /// @param kept null if the source has said nothing of this stream yet
    public static SourceOrder of(SourceStamp arriving, @Nullable SourceStamp kept) {
        if (kept == null || !arriving.version().isComparableWith(kept.version())) {
            return NEWER;
        }
        int order = arriving.version().compareOrder(kept.version());
        if (order != 0) {
            return order > 0 ? NEWER : OLDER;
        }
        if (arriving.contentHash() == kept.contentHash()) {
            return REPEATED;
        }
        return arriving.contentHash() > kept.contentHash() ? CONFLICT_WON : CONFLICT_LOST;
    }
}
