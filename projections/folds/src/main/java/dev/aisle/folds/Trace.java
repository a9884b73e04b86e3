package dev.aisle.folds;

import org.jspecify.annotations.Nullable;

/// Reads W3C trace contexts, `00-<trace id>-<span id>-<flags>`.
///
/// @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context</a>
public final class Trace {
    private static final int TRACE_ID_BEGIN = 3;
    private static final int TRACE_ID_END = 35;

    private Trace() {}

    /// The trace id, 32 hexadecimal digits, or null where there is none.
    public static @Nullable String id(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ID_END
                ? null
                : traceparent.substring(TRACE_ID_BEGIN, TRACE_ID_END);
    }
}
