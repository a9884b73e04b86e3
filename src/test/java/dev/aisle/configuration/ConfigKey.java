package dev.aisle.configuration;

import java.util.Locale;

/// @param value where nothing is said
/// @param meaning in one line of Markdown, empty where the name says it
record ConfigKey(String name, String value, String meaning) {
    /// The name in the environment.
    String variable() {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
