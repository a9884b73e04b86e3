package dev.aisle.command.process;

import dev.aisle.contracts.receipt.Code;

/// A step of a process was refused by another stream: not for want of an answer, so that somebody may have to
/// do something before it is taken.
public final class StepRefusedException extends UnfinishedException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public StepRefusedException(String message, Code code) {
        super(message + ": " + code);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
