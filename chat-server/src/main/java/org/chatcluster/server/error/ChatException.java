package org.chatcluster.server.error;

import org.chatcluster.common.protocol.ErrorCode;

/** A rule says no: becomes the {@code errno} of the reply. Carries no stack trace. */
public final class ChatException extends RuntimeException {
    private final ErrorCode code;
    private final String sentence;
    private final long retryAfterMillis;

    /** Refuses with the sentence of the code. */
    public ChatException(ErrorCode code) {
        this(code, code.sentence());
    }

    /** Refuses with a sentence of its own, for the person at the other end. */
    public ChatException(ErrorCode code, String sentence) {
        this(code, sentence, -1);
    }

    /** Refuses for now: the request may come again after {@code retryAfterMillis}. */
    public ChatException(ErrorCode code, long retryAfterMillis) {
        this(code, code.sentence(), retryAfterMillis);
    }

    private ChatException(ErrorCode code, String sentence, long retryAfterMillis) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** The number on the wire. */
    public ErrorCode code() {
        return code;
    }

    /** One sentence for a person. */
    public String sentence() {
        return sentence;
    }

    /** When to come again, in ms; -1 = not said. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
