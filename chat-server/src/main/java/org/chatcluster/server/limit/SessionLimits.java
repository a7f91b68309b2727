package org.chatcluster.server.limit;

import java.util.OptionalLong;

/** What one session may do. Confined to the event loop of the session. */
public interface SessionLimits {
    /** A chat message: empty if it may be sent, else the ms after which to try again. */
    OptionalLong trySend();

    /** Any other request: empty if it may be made, else the ms after which to try again. */
    OptionalLong tryRequest();
}
