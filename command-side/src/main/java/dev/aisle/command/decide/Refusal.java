package dev.aisle.command.decide;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a command has no effect, and what would be right.
///
/// @param field path of the offending field, such as `data.price.minor`; null if it is none
public record Refusal(Code code, String detail, @Nullable String field) {
    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, null);
    }

    public static Refusal at(String field, Code code, String detail) {
        return new Refusal(code, detail, field);
    }

    /// Malformed at a field unless it is right.
    public static Optional<Refusal> unless(boolean right, String field, String expected) {
        return right ? Optional.empty() : Optional.of(at(field, Code.MALFORMED, expected));
    }

    public Problem problem() {
        return Problem.of(code, detail, field);
    }
}
