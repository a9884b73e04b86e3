package dev.aisle.command.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.util.function.Function;

/// How a family's state is written as a snapshot, as JSON.
///
/// @param schema of the written form. A form that changes, or a fold that means something else by the
///     same form, takes the next number: snapshots of other numbers are passed over, and folded anew
/// @param form a record that is written and read as it is
public record StateCodec<S, J>(
        int schema, Class<J> form, Function<S, J> written, Function<J, S> read) {
    public static <S> StateCodec<S, S> plain(int schema, Class<S> form) {
        return new StateCodec<>(schema, form, Function.identity(), Function.identity());
    }

    public byte[] encode(S state) {
        try {
            return Json.LENIENT.writeValueAsBytes(written.apply(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state that can't be written as JSON", e);
        }
    }

    /// @throws IllegalArgumentException if the bytes are no such form
    public S decode(byte[] bytes) {
        try {
            return read.apply(Json.LENIENT.readValue(bytes, form));
        } catch (IOException e) {
            throw new IllegalArgumentException("a snapshot that can't be read", e);
        }
    }
}
