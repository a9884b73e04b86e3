package dev.aisle.command.store;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The store itself, that only its guard may call.
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Unguarded {}
