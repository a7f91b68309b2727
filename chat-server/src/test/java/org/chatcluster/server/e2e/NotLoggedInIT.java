package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.error;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL.md §1, §2: who may ask at all (110), and who may ask as whom (115). */
@ExtendWith(SharedNodeExtension.class)
class NotLoggedInIT {
    private final NodeUsers users;

    NotLoggedInIT(NodeUsers users) {
        this.users = users;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'msgid':3}|11",
                "{'msgid':6,'toid':1,'msg':'hi','cid':5}|12",
                "{'msgid':10,'groupid':1,'msg':'hi'}|12",
                "{'msgid':19,'toid':1}|20",
                "{'msgid':7,'friendid':1}|13",
                "{'msgid':32,'friendid':1,'accept':true}|33",
                "{'msgid':35,'friendid':1}|36",
                "{'msgid':26}|27",
                "{'msgid':30,'name':'bob'}|31",
                "{'msgid':8,'groupname':'club'}|14",
                "{'msgid':9,'groupid':1}|15",
                "{'msgid':16,'groupid':1}|17",
                "{'msgid':28}|29",
                "{'msgid':40,'groupid':1}|41"
            })
    void requests_get_110_in_their_ack(String request, int ack) {
        WireClient client = users.connect();
        refused(client.request(Json.of(request)), ack, 110);
        answers(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'msgid':18,'toid':1,'seq':1}|18", "{'msgid':51,'toid':1,'seq':1}|51"})
    void notices_get_110_in_an_error(String request, int of) {
        WireClient client = users.connect();
        error(client.request(Json.of(request)), 110, of);
        answers(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'msgid':3}|11",
                "{'msgid':6,'toid':1,'msg':'hi','cid':5}|12",
                "{'msgid':19,'toid':1}|20",
                "{'msgid':26}|27",
                "{'msgid':8,'groupname':'club'}|14"
            })
    void requests_as_somebody_else_get_115(String request, int ack) {
        WireUser user = users.anyone();
        ObjectNode forged = Json.of(request).put("id", user.id() + 1);

        refused(user.client().request(forged), ack, 115);
        answers(user.client());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'msgid':18,'toid':1,'seq':1}|18", "{'msgid':51,'toid':1,'seq':1}|51"})
    void notices_as_somebody_else_get_115_in_an_error(String request, int of) {
        WireUser user = users.anyone();
        error(user.client().request(Json.of(request).put("id", user.id() + 1)), 115, of);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'msgid':26}", "{'msgid':28}"})
    void requests_may_carry_the_own_id(String request) {
        WireUser user = users.anyone();
        ObjectNode reply = user.client().request(Json.of(request).put("id", user.id()));
        assertThat(WireUser.done(reply).get("errno").intValue()).isZero();
    }
}
