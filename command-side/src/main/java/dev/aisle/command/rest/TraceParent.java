package dev.aisle.command.rest;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/// The trace context of the request at hand, in its W3C form.
public final class TraceParent {
    private TraceParent() {}

    /// Null outside of a sampled trace: it would be stored and sent with each event.
    public static @Nullable String current() {
        var context = Span.current().getSpanContext();
        return context.isValid() && context.isSampled()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01"
                : null;
    }
}
