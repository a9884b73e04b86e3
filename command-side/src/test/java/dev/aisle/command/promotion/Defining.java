package dev.aisle.command.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import java.util.Map;

/// Definitions as their senders write them.
final class Defining {
    private Defining() {}

    /// @param data with `'` for `"`
    static DefinePromotion of(String data) {
        try {
            return (DefinePromotion)
                    CommandCodec.decode(
                            CommandType.DefinePromotion,
                            Map.of("promotion", "bf-26"),
                            data.replace('\'', '"').getBytes(UTF_8));
        } catch (MalformedCommandException e) {
            throw new AssertionError(data, e);
        }
    }
}
