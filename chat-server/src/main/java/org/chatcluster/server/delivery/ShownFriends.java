package org.chatcluster.server.delivery;

import java.util.Collection;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.packed.IntSet;
import org.jspecify.annotations.Nullable;

/** Which friends the client of a session believes to be online. Confined to the feed's event loop. */
final class ShownFriends {
    private final IntSet online = new IntSet();
    /** Null while there are none, as almost always. */
    private @Nullable IntSet unknown;

    /** The client has been shown all of its friends. */
    void begin(Collection<Friend> friends) {
        online.clear();
        friends.stream().filter(friend -> friend.state() == State.ONLINE).forEach(friend -> online.add(friend.id()));
    }

    /** The client knows nothing of this friend: either state is news. */
    void forget(int friendId) {
        online.remove(friendId);
        if (unknown == null) {
            unknown = new IntSet();
        }
        unknown.add(friendId);
    }

    boolean isNews(PresenceEvent event) {
        return (unknown != null && unknown.contains(event.id()))
                || online.contains(event.id()) != (event.state() == State.ONLINE);
    }

    void shown(PresenceEvent event) {
        if (unknown != null && unknown.remove(event.id()) && unknown.isEmpty()) {
            unknown = null;
        }
        if (event.state() == State.ONLINE) {
            online.add(event.id());
        } else {
            online.remove(event.id());
        }
    }
}
