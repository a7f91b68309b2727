package org.chatcluster.client.terminal.script;

/** The output takes no more, be it that nobody reads it or that a disk is full: there is nothing left to do. Carries no stack trace. */
final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("the output is closed", null, false, false);
    }
}
