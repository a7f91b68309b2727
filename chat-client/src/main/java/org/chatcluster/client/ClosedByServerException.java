package org.chatcluster.client;

import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ErrorCode;

/** The server said goodbye (BYE_MSG) and closed the connection. Immutable. */
public final class ClosedByServerException extends ChatClientException {
    private static final long serialVersionUID = 1L;

    private final int errno;
    private final boolean reconnect;
    private final long retryAfterMillis;

    /** What the server said last. */
    public ClosedByServerException(Bye bye) {
        super(ErrnoText.of(bye.errno(), bye.errmsg()));
        this.errno = bye.errno();
        this.reconnect = bye.reconnect();
        this.retryAfterMillis = bye.retryAfterMillis();
    }

    /** The number of PROTOCOL.md §5. */
    public int errno() {
        return errno;
    }

    /** Whether the server wants to be connected to again. */
    public boolean reconnect() {
        return reconnect;
    }

    /** When, in ms from now; -1 where the server did not say. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** Whether this is {@code code}. */
    public boolean is(ErrorCode code) {
        return errno == code.number();
    }
}
