package org.chatcluster.server.session;

import org.chatcluster.common.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Every way a connection ends, and what its client is told. */
public enum CloseReason {
    /** The client has closed, or its network has. */
    PEER(null, false),
    /** Reading or writing failed. */
    IO_ERROR(null, false),
    /** Three malformed frames in a row; the ERROR_MSG was the last word. */
    MALFORMED(null, false),
    /** A frame beyond the limit; the ERROR_MSG was the last word. */
    TOO_LARGE(null, false),
    /** A balancer's connection that does not begin with a PROXY header: what is told is told to the operator. */
    NO_PROXY_HEADER(null, false),
    /** More connections from this address than allowed. */
    TOO_MANY_CONNECTIONS(ErrorCode.RATE_LIMITED, true),
    /** No login in time. */
    LOGIN_TIMEOUT(ErrorCode.LOGIN_TIMEOUT, true),
    /** Silent for too long. */
    IDLE_TIMEOUT(ErrorCode.IDLE_TIMEOUT, true),
    /** The same device has logged in again. */
    TAKEN_OVER(ErrorCode.TAKEN_OVER, false),
    /** Too much output was not read. */
    SLOW_CONSUMER(ErrorCode.SLOW_CONSUMER, true),
    /** Logged out everywhere by another session. */
    LOGGED_OUT(ErrorCode.LOGGED_OUT, false),
    /** The node stops. */
    DRAINING(ErrorCode.DRAINING, true),
    /** A defect of the node. */
    INTERNAL(ErrorCode.INTERNAL, true);

    private final @Nullable ErrorCode farewell;
    private final boolean reconnect;

    CloseReason(@Nullable ErrorCode farewell, boolean reconnect) {
        this.farewell = farewell;
        this.reconnect = reconnect;
    }

    /** What BYE_MSG says, or null where there is none. */
    public @Nullable ErrorCode farewell() {
        return farewell;
    }

    /** Whether the client should connect again. */
    public boolean reconnect() {
        return reconnect;
    }
}
