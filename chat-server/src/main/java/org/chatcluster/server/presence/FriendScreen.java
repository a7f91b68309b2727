package org.chatcluster.server.presence;

import java.util.Collection;
import org.chatcluster.common.protocol.PresenceEvent;

/** What the sessions of this node are shown of their friends. Thread-safe; does not block. */
public interface FriendScreen {
    /** Shows a friend's state to those sessions of the users that have not been shown the same. */
    void showPresence(Collection<Integer> userIds, PresenceEvent event);

    /** Shows the state of a new friend to all sessions of a user. */
    void introduce(int userId, PresenceEvent event);
}
