package org.chatcluster.common.json;

/** A frame is no JSON object or breaks a JSON limit (errno 100). Carries no stack trace: a peer can cause any number of them. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** {@code problem} is one sentence for the person at the other end. */
    public MalformedJsonException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** The sentence. */
    public String problem() {
        return problem;
    }
}
