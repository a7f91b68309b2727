package org.chatcluster.client.terminal.doctor;

/** A hop is broken: what was found and what to do about it. Carries no stack trace. */
final class BrokenHopException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    BrokenHopException(String what, String advice) {
        super(what, null, false, false);
        this.advice = advice;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String advice() {
        return advice;
    }
}
