package org.chatcluster.server.presence;

import java.util.Collection;
import org.chatcluster.common.protocol.PresenceEvent;

/** What the sessions of this node are shown of their friends. Thread-safe; does not block. */
public interface FriendScreen {
    /** Shows a friend's state to those sessions of the users that have not been shown the same. */
    void showPresence(Collection<Integer> userIds, PresenceEvent event);

    /** The sessions of a user know nothing of this friend yet: whatever comes next is to be shown. */
    void expectPresence(int userId, int friendId);
}
