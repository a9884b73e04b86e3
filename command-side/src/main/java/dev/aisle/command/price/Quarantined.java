package dev.aisle.command.price;

import dev.aisle.contracts.price.PriceGroup;

/// What waits for a person's word.
///
/// @param entry counts from 1 in each stream
/// @param word as it was said
/// @param conflict whether it lost against another content of its source version; else it is beyond the
///     guard rail
public record Quarantined(long entry, PriceGroup group, Word word, boolean conflict) {}
