package dev.aisle.cli.load;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A command as it goes over the wire. It is sent again as it is, with the same id and key, until there
/// is a receipt. It need not be well-formed: what a source says goes out as it said it.
///
/// @param type for the summary
/// @param orderKey commands of one key reach the command side in the order in which they are sent
/// @param json the envelope, on one line
public record OutgoingCommand(UUID id, String type, String orderKey, String json) {
    public static OutgoingCommand of(CommandEnvelope envelope) {
        return new OutgoingCommand(
                envelope.id(),
                envelope.type().name(),
                envelope.command().stream().key(),
                new String(CommandCodec.encode(envelope), StandardCharsets.UTF_8));
    }

    /// The same, under another name in the summary.
    public OutgoingCommand as(String name) {
        return new OutgoingCommand(id, name, orderKey, json);
    }
}
