package io.cloudfreedom.router.local;

import java.io.Serial;

/// Something that a person has to mend; the message says what and how, and is shown without a stack trace.
public final class StackException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
