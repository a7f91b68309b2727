package org.chatcluster.server.delivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;

/** Which friends the client of a session believes to be online. Confined to the feed's event loop. */
final class ShownFriends {
    private final Set<Integer> online = new HashSet<>(4);
    private final Set<Integer> unknown = new HashSet<>(0);

    /** The client has been shown all of its friends. */
    void begin(Collection<Friend> friends) {
        online.clear();
        friends.stream().filter(friend -> friend.state() == State.ONLINE).forEach(friend -> online.add(friend.id()));
    }

    /** The client knows nothing of this friend: either state is news. */
    void forget(int friendId) {
        online.remove(friendId);
        unknown.add(friendId);
    }

    boolean isNews(PresenceEvent event) {
        return unknown.contains(event.id()) || online.contains(event.id()) != (event.state() == State.ONLINE);
    }

    void shown(PresenceEvent event) {
        unknown.remove(event.id());
        if (event.state() == State.ONLINE) {
            online.add(event.id());
        } else {
            online.remove(event.id());
        }
    }
}
