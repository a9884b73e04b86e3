package dev.aisle.contracts.command;

import dev.aisle.contracts.id.StreamId;

/// What is asked for, of one stream. Its record holds what the envelope names as the target and what
/// stands in `data`; who asked, when, and under which conditions stands in the [CommandEnvelope].
public sealed interface Command
        permits ReferenceCommand,
                ProductCommand,
                PriceCommand,
                StockCommand,
                BasketCommand,
                PromotionCommand,
                TaxonomyCommand,
                ParkedCommand,
                ImportCommand,
                PromotionBudgetCommand,
                MembershipCommand {
    /// The stream that the command would change.
    StreamId stream();
}
