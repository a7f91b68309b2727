package org.chatcluster.client;

import org.chatcluster.common.protocol.LoginReply;
import org.jspecify.annotations.Nullable;

/**
 * A login that was accepted. {@code previousNode} is the node of the session that this one goes on with, null for the first of the
 * account; {@code resent} is how many chat messages of unknown outcome are sent again at once. Those that the {@link OutboxStore} had
 * from an earlier run are not among them: {@link ClientListener#queued} tells of each. Immutable.
 */
public record Session(LoginReply login, @Nullable String previousNode, int resent) {
    /** Whether the client went on with the session it had. */
    public boolean resumed() {
        return previousNode != null;
    }

    /** Whether it went on at another node. */
    public boolean moved() {
        return previousNode != null && !previousNode.equals(login.node());
    }
}
