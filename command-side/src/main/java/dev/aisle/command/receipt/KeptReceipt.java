package dev.aisle.command.receipt;

import dev.aisle.contracts.receipt.Code;
import io.vertx.core.buffer.Buffer;

/// @param json the receipt
public record KeptReceipt(ReceiptPlace place, Code code, Buffer json) {}
