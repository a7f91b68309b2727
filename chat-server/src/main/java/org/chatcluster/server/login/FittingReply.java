package org.chatcluster.server.login;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.chatcluster.common.json.Text;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;

/**
 * Cuts the lists of a LOGIN_MSG_ACK short that would not fit into a frame: the conversations first, then the groups, the requests and
 * the friends, which a client can ask for by themselves. Only an account near every limit at once needs it. Confined to one call.
 */
final class FittingReply {
    /** What an item takes in JSON besides its texts, and the reply besides its lists, at the most. */
    private static final int OVERHEAD_BYTES = 160;

    private int room = Limits.MAX_FRAME_FROM_SERVER;

    private FittingReply() {}

    static LoginReply of(LoginReply reply) {
        return new FittingReply().cut(reply);
    }

    private LoginReply cut(LoginReply reply) {
        room -= 2 * OVERHEAD_BYTES + Text.jsonLength(reply.user().name()) + Text.jsonLength(reply.node());
        return new LoginReply(
                reply.user(),
                reply.token(),
                reply.heartbeatMillis(),
                reply.node(),
                fitting(reply.friends(), friend -> Text.jsonLength(friend.name())),
                fitting(reply.requests(), user -> Text.jsonLength(user.name())),
                fitting(reply.groups(), group -> Text.jsonLength(group.name()) + Text.jsonLength(group.description())),
                fitting(reply.conversations(), conversation -> 0));
    }

    private <T> List<T> fitting(List<T> items, ToIntFunction<T> textBytes) {
        List<T> head = new ArrayList<>(items.size());
        for (T item : items) {
            room -= OVERHEAD_BYTES + textBytes.applyAsInt(item);
            if (room < 0) {
                return head;
            }
            head.add(item);
        }
        return head;
    }
}
