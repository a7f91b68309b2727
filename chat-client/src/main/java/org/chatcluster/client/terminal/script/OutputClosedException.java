package org.chatcluster.client.terminal.script;

/** Nobody reads the output any more: there is nothing left to do. Carries no stack trace. */
final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("the output is closed", null, false, false);
    }
}
