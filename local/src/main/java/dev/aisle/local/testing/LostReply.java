package dev.aisle.local.testing;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Which answer a [TcpProxy] loses: that to which request, and when it is complete. Made for protocols
/// with one request at a time on a connection; with several, what is lost is all from the request on.
///
/// @param request looks at the bytes of a request as they arrive, up to 16 KiB at a time
/// @param end looks at the last bytes of the reply so far, up to 64
public record LostReply(Predicate<byte[]> request, Predicate<byte[]> end) {

    private static final int KAFKA_API_KEY_AT = 4;

    /// The answer to whatever is sent next, as soon as it begins.
    public static final LostReply ANY = new LostReply(_ -> true, _ -> true);

    /// The answer to a produce request of Kafka's.
    public static final LostReply OF_KAFKA_PRODUCE =
            new LostReply(
                    bytes ->
                            bytes.length > KAFKA_API_KEY_AT + 1
                                    && bytes[KAFKA_API_KEY_AT] == 0
                                    && bytes[KAFKA_API_KEY_AT + 1] == 0,
                    _ -> true);

    /// PostgreSQL's answer to a request with that text in it, after the transaction has ended: with
    /// ReadyForQuery, which is `Z`, the length 5, and `I` for idle.
    public static LostReply ofPostgres(String text) {
        return new LostReply(
                bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text),
                LostReply::endsIdle);
    }

    private static boolean endsIdle(byte[] reply) {
        int length = reply.length;
        return length >= 6
                && reply[length - 6] == 'Z'
                && reply[length - 2] == 5
                && reply[length - 1] == 'I';
    }
}
