package dev.aisle.cli.load.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/// A line of the ledger, as it came.
///
/// @param number of the line in the file, the header not counted, from 1
/// @param quantity below zero for a return
record LedgerLine(
        long number,
        Instant at,
        String invoice,
        String stockCode,
        String description,
        long quantity,
        BigDecimal unitPrice) {}
