package dev.aisle.command.client;

import jakarta.enterprise.context.ApplicationScoped;

/// Everybody is the one local client.
@ApplicationScoped
final class LocalClientIdentity implements ClientIdentity {
    @Override
    public String client() {
        return LOCAL;
    }
}
