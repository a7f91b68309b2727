package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;

/** Friendships, and what friends are shown of each other. */
final class Friends {
    static final int FRIEND_EVENT = 34;
    static final int PRESENCE_EVENT = 50;

    private Friends() {}

    /** Makes two users friends who are online; each is shown the other's state. */
    static void befriend(WireUser asker, WireUser other) {
        befriendWithoutLooking(asker, other);
        shows(asker, other, "online");
        shows(other, asker, "online");
    }

    /** Makes two users friends, and leaves what they are shown to be taken. */
    static void befriendWithoutLooking(WireUser asker, WireUser other) {
        WireUser.done(asker.client().request(Json.message(7).put("friendid", other.id())));
        WireUser.done(other.client()
                .request(Json.message(32).put("friendid", asker.id()).put("accept", true)));
        for (WireUser user : new WireUser[] {asker, other}) {
            user.client().await(FRIEND_EVENT);
            user.client().await(FRIEND_EVENT);
        }
    }

    /** The next that the user is shown of any friend is this. */
    static void shows(WireUser user, WireUser friend, String state) {
        ObjectNode event = user.client()
                .await(
                        message -> message.get("msgid").intValue() == PRESENCE_EVENT,
                        "PRESENCE_EVENT " + state + " of " + friend.id());
        assertThat(event)
                .isEqualTo(Json.message(PRESENCE_EVENT).put("id", friend.id()).put("state", state));
    }

    /** The state of a friend as FRIENDS_MSG gives it. */
    static String listedState(WireUser user, WireUser friend) {
        for (var item : WireUser.done(user.client().request(Json.message(26))).get("friends")) {
            if (item.get("id").intValue() == friend.id()) {
                return item.get("state").textValue();
            }
        }
        throw new AssertionError(friend.id() + " is no friend of " + user.id());
    }
}
