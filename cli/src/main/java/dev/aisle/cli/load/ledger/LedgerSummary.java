package dev.aisle.cli.load.ledger;

/// What a ledger held, beside the receipts that it got.
///
/// @param prices how many `SetPrice` its lines made
/// @param openingUnits how many units were generated as opening stock, so that none is sold that isn't
///     there
public record LedgerSummary(long lines, long products, long prices, long openingUnits) {}
