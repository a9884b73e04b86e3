package dev.aisle.eventstore;

import io.vertx.core.buffer.Buffer;

/// What is remembered under an idempotency key, within the window of 7 to 14 days.
///
/// @param key scoped to client and partition key by the caller
/// @param fingerprint of the request: another one under the same key is another request
/// @param answer given back, with version and offset, to whoever repeats the request
public record LedgerEntry(String key, long fingerprint, Buffer answer) {}
