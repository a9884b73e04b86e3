package dev.aisle.eventstore;

/// The timeline that a shard's PostgreSQL server writes. A failover, and a recovery from a backup, each
/// begin a new one.
///
/// @param systemId of the database cluster, the same on its standbys
/// @param id the server's number of it
/// @param epoch which events topic mirrors the log, from 0
/// @param isSettled whether the log was found to hold all that was published; else appends are refused
public record Timeline(long systemId, int id, int epoch, boolean isSettled) {}
