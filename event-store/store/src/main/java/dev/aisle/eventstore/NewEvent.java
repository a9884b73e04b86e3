package dev.aisle.eventstore;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/// An event to append.
///
/// @param id random, UUID version 7
/// @param type see [dev.aisle.contracts.event.EventType#wireName()]
/// @param payload stored and relayed as it is; with metadata at most 256 KiB
public record NewEvent(UUID id, String type, Buffer payload, Buffer metadata) {}
