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

    /** The client has been shown all of its friends. */
    void begin(Collection<Friend> friends) {
        online.clear();
        friends.stream().filter(friend -> friend.state() == State.ONLINE).forEach(friend -> online.add(friend.id()));
    }

    /** The client knows nothing of this friend, so that {@code state} is news. */
    void forget(int friendId, State state) {
        shown(new PresenceEvent(friendId, state == State.ONLINE ? State.OFFLINE : State.ONLINE));
    }

    boolean isNews(PresenceEvent event) {
        return online.contains(event.id()) != (event.state() == State.ONLINE);
    }

    void shown(PresenceEvent event) {
        if (event.state() == State.ONLINE) {
            online.add(event.id());
        } else {
            online.remove(event.id());
        }
    }
}
