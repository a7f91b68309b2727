package org.chatcluster.server.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §1: msgids that this node does not take. */
@ExtendWith(SharedNodeExtension.class)
class UnknownMsgidIT {
    private static final List<Integer> ONLY_SERVERS_SEND =
            List.of(2, 5, 11, 12, 13, 14, 15, 17, 20, 23, 24, 25, 27, 29, 31, 33, 34, 36, 38, 39, 41, 43, 52);
    private static final List<Integer> COME_LATER = List.of(37, 42, 50);
    private static final List<Integer> UNHEARD_OF = List.of(0, -1, 44, 53, 60, 99, 255, 65_536, Integer.MAX_VALUE);

    private final NodeUsers users;

    UnknownMsgidIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void gets_101_before_login() {
        refusesAll(users.connect());
    }

    @Test
    void gets_101_after_login() {
        refusesAll(users.user().client());
    }

    @Test
    void may_be_greater_than_an_int() {
        WireClient client = users.connect();
        client.sendFrame("{\"msgid\":4294967297,\"rid\":3}".getBytes(US_ASCII));

        ObjectNode reply = Replies.refused(client.next(), Replies.ERROR_MSG, 101);
        assertThat(reply.get("rid").intValue()).isEqualTo(3);
    }

    @Test
    void is_no_reason_to_look_at_other_fields() {
        WireClient client = users.connect();
        error(client.request(Json.of("{'msgid':99,'toid':'x','msg':5}")), 101, 99);
    }

    private static void refusesAll(WireClient client) {
        for (List<Integer> msgids : List.of(ONLY_SERVERS_SEND, COME_LATER, UNHEARD_OF)) {
            for (int msgid : msgids) {
                ObjectNode reply = client.request(Json.message(msgid));
                Replies.refused(reply, Replies.ERROR_MSG, 101);
                if (msgid >= 0) {
                    error(reply, 101, msgid);
                }
            }
        }
        answers(client);
    }
}
