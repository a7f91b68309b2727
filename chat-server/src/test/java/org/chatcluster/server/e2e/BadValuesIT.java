package org.chatcluster.server.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.error;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ThreadLocalRandom;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL.md §1: a known field of the wrong type, out of range or missing gets 103, and errmsg names it. */
@ExtendWith(SharedNodeExtension.class)
class BadValuesIT {
    private final NodeUsers users;
    private final WireUser recipient;

    BadValuesIT(NodeUsers users) {
        this.users = users;
        this.recipient = users.anyone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'msgid':4,'password':'secret'}|5|name",
                "{'msgid':4,'name':'bob'}|5|password",
                "{'msgid':4,'name':7,'password':'secret'}|5|name",
                "{'msgid':4,'name':'bob','password':123456}|5|password",
                "{'msgid':4,'name':'bob','password':null}|5|password",
                "{'msgid':4,'name':'bob','password':'12345'}|5|password",
                "{'msgid':4,'name':'b','password':'secret'}|5|name",
                "{'msgid':4,'name':'b b','password':'secret'}|5|name",
                "{'msgid':4,'name':'b\\u0007b','password':'secret'}|5|name",
                "{'msgid':4,'name':'b\\u200bb','password':'secret'}|5|name",
                "{'msgid':4,'name':'b\\ud800b','password':'secret'}|5|name",
                "{'msgid':4,'name':'b\\ud83d\\ude00b','password':'secret'}|5|name",
                "{'msgid':1,'password':'secret'}|2|id",
                "{'msgid':1,'id':1}|2|password",
                "{'msgid':1,'id':'1','password':'secret'}|2|id",
                "{'msgid':1,'id':0,'password':'secret'}|2|id",
                "{'msgid':1,'id':-1,'password':'secret'}|2|id",
                "{'msgid':1,'id':2147483648,'password':'secret'}|2|id",
                "{'msgid':1,'id':1,'name':'bob','password':'secret'}|2|id",
                "{'msgid':1,'token':5}|2|token",
                "{'msgid':1,'id':1,'password':'secret','device':''}|2|device",
                "{'msgid':1,'id':1,'password':'secret','device':5}|2|device",
                "{'msgid':1,'id':1,'password':'secret','device':'123456789012345678901234567890123'}|2|device",
                "{'msgid':1,'id':1,'password':'secret','attempt':'1'}|2|attempt",
                "{'msgid':1,'id':1,'password':'secret','attempt':1.5}|2|attempt",
                "{'msgid':1,'id':1,'password':'secret','backlog':'some'}|2|backlog",
                "{'msgid':1,'id':1,'password':'secret','backlog':-1}|2|backlog",
                "{'msgid':1,'id':1,'password':'secret','backlog':true}|2|backlog",
                "{'msgid':1,'id':1,'password':'secret','cursors':{}}|2|cursors",
                "{'msgid':1,'id':1,'password':'secret','cursors':[5]}|2|cursors",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'toid':2}]}|2|seq",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'seq':2}]}|2|toid",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'toid':2,'groupid':2,'seq':2}]}|2|toid",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'toid':2,'seq':-1}]}|2|seq"
            })
    void before_login(String request, int ack, String field) {
        WireClient client = users.connect();
        ObjectNode reply = refused(client.request(Json.of(request)), ack, 103);

        assertThat(reply.get("errmsg").textValue()).contains(field);
        answers(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'msgid':3,'all':'yes'}|11|all",
                "{'msgid':6,'msg':'hi'}|12|toid",
                "{'msgid':6,'toid':'1','msg':'hi'}|12|toid",
                "{'msgid':6,'toid':1.5,'msg':'hi'}|12|toid",
                "{'msgid':6,'toid':0,'msg':'hi'}|12|toid",
                "{'msgid':6,'toid':2147483648,'msg':'hi'}|12|toid",
                "{'msgid':6,'toid':1}|12|msg",
                "{'msgid':6,'toid':1,'msg':''}|12|msg",
                "{'msgid':6,'toid':1,'msg':['hi']}|12|msg",
                "{'msgid':6,'toid':1,'msg':'\\udc00'}|12|msg",
                "{'msgid':6,'toid':1,'msg':'a\\ud83d'}|12|msg",
                "{'msgid':6,'toid':1,'msg':'hi','cid':0}|12|cid",
                "{'msgid':6,'toid':1,'msg':'hi','cid':-1}|12|cid",
                "{'msgid':6,'toid':1,'msg':'hi','cid':9007199254740992}|12|cid",
                "{'msgid':6,'toid':1,'msg':'hi','cid':'1'}|12|cid",
                "{'msgid':10,'toid':1,'msg':'hi'}|12|groupid",
                "{'msgid':10,'groupid':-1,'msg':'hi'}|12|groupid",
                "{'msgid':19}|20|toid",
                "{'msgid':19,'toid':1,'groupid':1}|20|toid",
                "{'msgid':19,'toid':1,'limit':0}|20|limit",
                "{'msgid':19,'toid':1,'limit':201}|20|limit",
                "{'msgid':19,'toid':1,'after':-1}|20|after",
                "{'msgid':19,'toid':1,'before':0}|20|before",
                "{'msgid':19,'toid':1,'after':1,'before':3}|20|after",
                "{'msgid':7}|13|friendid",
                "{'msgid':7,'friendid':'1'}|13|friendid",
                "{'msgid':32,'friendid':1}|33|accept",
                "{'msgid':32,'friendid':1,'accept':1}|33|accept",
                "{'msgid':32,'accept':true}|33|friendid",
                "{'msgid':35,'friendid':0}|36|friendid",
                "{'msgid':30}|31|name",
                "{'msgid':30,'userid':0}|31|userid",
                "{'msgid':8}|14|groupname",
                "{'msgid':8,'groupname':'x'}|14|groupname",
                "{'msgid':8,'groupname':'a/b'}|14|groupname",
                "{'msgid':8,'groupname':'club','groupdesc':5}|14|groupdesc",
                "{'msgid':9}|15|groupid",
                "{'msgid':9,'groupid':'1'}|15|groupid",
                "{'msgid':16}|17|groupid",
                "{'msgid':16,'groupid':1,'limit':0}|17|limit",
                "{'msgid':16,'groupid':1,'limit':501}|17|limit",
                "{'msgid':16,'groupid':1,'after':-1}|17|after",
                "{'msgid':40,'groupid':null}|41|groupid"
            })
    void after_login(String request, int ack, String field) {
        WireClient client = users.anyone().client();
        ObjectNode reply = refused(client.request(Json.of(request)), ack, 103);

        assertThat(reply.get("errmsg").textValue()).contains(field);
        answers(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'msgid':18,'seq':1}|18|toid",
                "{'msgid':18,'toid':1,'groupid':1,'seq':1}|18|toid",
                "{'msgid':18,'toid':1}|18|seq",
                "{'msgid':18,'toid':1,'seq':0}|18|seq",
                "{'msgid':18,'toid':1,'seq':'1'}|18|seq",
                "{'msgid':51,'toid':1,'seq':-1}|51|seq",
                "{'msgid':51,'groupid':0,'seq':1}|51|groupid"
            })
    void in_notices_get_an_error(String request, int of, String field) {
        WireClient client = users.anyone().client();
        ObjectNode reply = error(client.request(Json.of(request)), 103, of);

        assertThat(reply.get("errmsg").textValue()).contains(field);
        answers(client);
    }

    @ParameterizedTest
    @CsvSource({"groupdesc,200", "groupname,32", "password,128", "name,32"})
    void begin_one_character_beyond_the_limit(String field, int limit) {
        WireUser user = users.user();
        for (String character : new String[] {"x", "\uD835\uDD38"}) {
            WireClient client = field.equals("name") || field.equals("password") ? users.connect() : user.client();
            String greatest = character.repeat(limit - 1) + uniqueLetter();
            accepts(client, field, greatest);
            refuses(client, field, greatest + "x");
        }
    }

    @Test
    void begin_one_byte_beyond_the_limit_of_a_text() {
        WireClient client = users.user().client();
        for (String character : new String[] {"x", "é", "\u20ac", "\uD83D\uDE00"}) {
            int bytes = character.getBytes(UTF_8).length;
            String greatest = character.repeat(8192 / bytes) + "x".repeat(8192 % bytes);
            accepts(client, "msg", greatest);
            refuses(client, "msg", greatest + "x");
        }
    }

    private void accepts(WireClient client, String field, String value) {
        WireUser.done(client.request(requestWith(field, value)));
    }

    private void refuses(WireClient client, String field, String value) {
        ObjectNode reply = client.request(requestWith(field, value));
        assertThat(reply.get("errno").intValue()).as("errno of %s", reply).isEqualTo(103);
        assertThat(reply.get("errmsg").textValue()).contains(field);
    }

    @Test
    void begin_with_the_401st_cursor() {
        WireUser user = users.user();
        WireClient client = users.connect();
        ObjectNode login = Json.message(1).put("token", user.token());
        ArrayNode cursors = login.putArray("cursors");
        for (int i = 0; i < 401; i++) {
            cursors.addObject().put("toid", i + 1).put("seq", 0);
        }
        refused(client.request(login), 2, 103);
        cursors.remove(400);
        WireUser.done(client.request(login));
    }

    private ObjectNode requestWith(String field, String value) {
        return switch (field) {
            case "msg" -> Json.message(6).put("toid", recipient.id()).put("msg", value);
            case "groupdesc" -> Json.message(8).put("groupname", "club").put("groupdesc", value);
            case "groupname" -> Json.message(8).put("groupname", value);
            case "password" -> Json.message(4).put("name", WireUser.freshName()).put("password", value);
            case "name" -> Json.message(4).put("name", value).put("password", WireUser.PASSWORD);
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** One character that makes a name of else equal characters one of its own. */
    private static String uniqueLetter() {
        return Character.toString(0x4E00 + ThreadLocalRandom.current().nextInt(20_000));
    }
}
