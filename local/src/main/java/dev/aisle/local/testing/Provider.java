package dev.aisle.local.testing;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where the tests' servers come from.
enum Provider {
    /// Child processes, from Maven artifacts.
    EMBEDDED,
    /// Official images, through Testcontainers.
    CONTAINERS;

    /// @param wish `embedded`, `containers`, or `auto` (also when absent): containers where an engine answers
    /// @throws IllegalArgumentException for any other wish
    static Provider choose(@Nullable String wish, BooleanSupplier engineAnswers) {
        return switch (wish == null || wish.isBlank()
                ? "auto"
                : wish.strip().toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case "auto" -> engineAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            default ->
                    throw new IllegalArgumentException(
                            "AISLE_TEST_SERVERS is '"
                                    + wish
                                    + "'; it can be embedded, containers or auto");
        };
    }
}
