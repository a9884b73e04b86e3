package dev.aisle.command.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aisle.command.basket.Basket;
import dev.aisle.contracts.receipt.Code;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A basket reservation as its stream has it.
///
/// @param id chosen by the client
/// @param state `OPENED`, `CONFIRMED`, `COMMITTING`, `COMMITTED`, `RELEASING` or `RELEASED`
/// @param lines each product and location once
/// @param expiresAt when the holds end by themselves
/// @param orderId to which it is or was to be committed
/// @param line the first that was refused, from 0
/// @param code why nothing is held; none if the client gave it back
/// @param detail for people
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BasketAnswer(
        String id,
        String state,
        List<Line> lines,
        String expiresAt,
        @Nullable String orderId,
        @Nullable Integer line,
        @Nullable Code code,
        @Nullable String detail) {
    /// @param quantity in base units
    @RegisterForReflection
    record Line(String sku, String location, long quantity) {}

    static BasketAnswer of(String id, Basket basket) {
        return new BasketAnswer(
                id,
                String.valueOf(basket.phase()),
                basket.lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                line.sku().value(),
                                                line.location().value(),
                                                line.quantity()))
                        .toList(),
                basket.expiresAt().toString(),
                basket.orderId() == null ? null : basket.orderId().value(),
                basket.line(),
                basket.code(),
                basket.detail());
    }
}
