package dev.aisle.command.client;

/// Tells who the client of a request or record is. Authentication will fill it; until then everybody is
/// [#LOCAL].
public interface ClientIdentity {
    String LOCAL = "local";

    String client();
}
