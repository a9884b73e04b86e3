package dev.aisle.command.admission;

/// Tells each client's quota. It may change while the process runs.
interface Quotas {
    Quota of(String client);
}
