package dev.aisle.query.graphql;

import dev.aisle.contracts.receipt.Code;
import org.jspecify.annotations.Nullable;

/// The query, or a part of it, is not answered, for a reason that the caller can act on. Becomes an
/// error with the code in its `extensions`. Carries no stack: it is an answer, not a fault.
public final class QueryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String detail;
    private final @Nullable String field;

    /// @param detail what was wrong and what would be right
    /// @param field the argument or header at fault; null if it is none
    public QueryRefusedException(Code code, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.field = field;
    }

    public Code code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public @Nullable String field() {
        return field;
    }
}
