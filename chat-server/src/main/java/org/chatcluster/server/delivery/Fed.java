package org.chatcluster.server.delivery;

/** What a session has done with a message that was brought to it. */
enum Fed {
    /** It was written, and waits for a flush. */
    WRITTEN,
    /** It was sent before, or will be read from the log, or does not concern the session. */
    DONE,
    /** It came before the one in front of it, which this session, that keeps up otherwise, has not had yet. */
    EARLY
}
