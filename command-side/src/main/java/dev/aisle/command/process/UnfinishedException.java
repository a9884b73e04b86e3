package dev.aisle.command.process;

/// A process can't go on now. What it has done stays done, and its timer comes again.
public sealed class UnfinishedException extends RuntimeException permits StepRefusedException {
    private static final long serialVersionUID = 1L;

    public UnfinishedException(String message) {
        super(message);
    }

    public UnfinishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
