package dev.aisle.contracts.log;

/// Header names of a record on the events topic: CloudEvents 1.0 in Kafka's binary mode, and Aisle's
/// extensions. All values are UTF-8 text.
///
/// @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents Kafka binding</a>
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";

    /// The event's random id, a UUID of version 7.
    public static final String ID = "ce_id";

    /// See [dev.aisle.contracts.event.EventType#wireName()].
    public static final String TYPE = "ce_type";

    public static final String SOURCE = "ce_source";

    /// The stream's name.
    public static final String SUBJECT = "ce_subject";

    /// When it was recorded, RFC 3339 with milliseconds.
    public static final String TIME = "ce_time";

    public static final String CONTENT_TYPE = "content-type";

    /// The offset in the bucket, decimal.
    public static final String OFFSET = "ce_aisleoffset";

    /// The version in the stream, decimal.
    public static final String VERSION = "ce_aisleversion";

    /// Present only where the command carried a sampled trace.
    public static final String TRACEPARENT = "ce_traceparent";

    public static final String SPEC_VERSION_VALUE = "1.0";
    public static final String CONTENT_TYPE_VALUE = "application/json";
    public static final String SOURCE_VALUE = "/aisle";

    private EventHeaders() {}
}
