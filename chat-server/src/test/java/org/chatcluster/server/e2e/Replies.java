package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;

/** What the protocol tests say of many messages. */
final class Replies {
    static final int ERROR_MSG = 23;
    static final int BYE_MSG = 24;
    static final int SYNC_END_MSG = 25;

    private Replies() {}

    /** The reply is of this type and refuses with this number. */
    static ObjectNode refused(ObjectNode reply, int msgid, int errno) {
        assertThat(reply.path("msgid").intValue()).as("msgid of %s", reply).isEqualTo(msgid);
        assertThat(reply.path("errno").intValue()).as("errno of %s", reply).isEqualTo(errno);
        return reply;
    }

    /** The message is an ERROR_MSG with this number that answers this msgid. */
    static ObjectNode error(ObjectNode message, int errno, int of) {
        refused(message, ERROR_MSG, errno);
        assertThat(message.path("of").intValue()).as("of in %s", message).isEqualTo(of);
        return message;
    }

    /** The connection answers. */
    static void answers(WireClient client) {
        ObjectNode pong = client.request(Json.message(21));
        assertThat(pong.get("msgid").intValue()).isEqualTo(22);
    }

    /** The messages up to SYNC_END_MSG, which is taken too. */
    static List<ObjectNode> untilSyncEnd(WireUser user) {
        List<ObjectNode> messages = new ArrayList<>();
        ObjectNode message = user.client().next();
        while (message.get("msgid").intValue() != SYNC_END_MSG) {
            messages.add(message);
            message = user.client().next();
        }
        return messages;
    }

    /** The numbers of pushes or of the messages of a page. */
    static List<Long> seqs(Iterable<? extends JsonNode> messages) {
        List<Long> seqs = new ArrayList<>();
        messages.forEach(message -> seqs.add(message.get("seq").longValue()));
        return seqs;
    }

    /** The next push, of this number. */
    static ObjectNode push(WireUser user, int msgid, long seq) {
        ObjectNode push = user.client().expect(msgid);
        assertThat(push.get("seq").longValue()).as("seq of %s", push).isEqualTo(seq);
        return push;
    }
}
