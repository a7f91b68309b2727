package org.chatcluster.client;

import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Refusal;

/** The server answered a request with an {@code errno}. Immutable. */
public final class RefusedException extends ChatClientException {
    private static final long serialVersionUID = 1L;

    private final int errno;
    private final boolean retry;
    private final long retryAfterMillis;

    /** What the server answered. */
    public RefusedException(Refusal refusal) {
        this(refusal.errno(), refusal.errmsg(), refusal.retry(), refusal.retryAfterMillis());
    }

    RefusedException(int errno, String errmsg, boolean retry, long retryAfterMillis) {
        super(ErrnoText.of(errno, errmsg));
        this.errno = errno;
        this.retry = retry;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** The number of PROTOCOL.md §5, which a newer server may have given a meaning that {@link ErrorCode} does not know. */
    public int errno() {
        return errno;
    }

    /** Whether the same request may be sent again later. */
    public boolean retry() {
        return retry;
    }

    /** When it may be sent again, in ms from now; -1 where the server did not say. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** Whether this is {@code code}. */
    public boolean is(ErrorCode code) {
        return errno == code.number();
    }
}
