package dev.aisle.relay;

/// Where a bucket's relay goes on, or why it must not.
public sealed interface ResumePoint {
    /// @param lastOffset of the bucket that is published with all before it, −1 for none
    /// @param shift see [MirroredRecord#shift()]
    record After(long lastOffset, long shift) implements ResumePoint {
        static final After NOTHING = new After(-1, 0);
    }

    record Stopped(StopReason reason, String detail) implements ResumePoint {}
}
