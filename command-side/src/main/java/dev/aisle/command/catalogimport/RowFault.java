package dev.aisle.command.catalogimport;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// What is wrong with a line.
///
/// @param line from 1; 0 where it is the whole
/// @param field the offending one; null if it is none
@RegisterForReflection
public record RowFault(long line, @Nullable String field, String reason) {}
