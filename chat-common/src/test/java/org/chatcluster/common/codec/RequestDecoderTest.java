package org.chatcluster.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.SendRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is written with single quotes here. */
final class RequestDecoderTest {
    private final RequestDecoder decoder = new RequestDecoder();

    @Test
    void takes_the_msgid_anywhere_and_ignores_what_it_does_not_know() {
        assertThat(decode("{'x':{'msgid':4},'rid':9,'msgid':21,'y':[null,1.5]}"))
                .isEqualTo(new Inbound.Valid(MsgType.PING_MSG, 9, 0, new Ping()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{'rid':1}",
                "{'msgid':null}",
                "{'msgid':'21'}",
                "{'msgid':21.0}",
                "{'msgid':true}",
                "{'msgid':[21]}",
                "{'msgid':21,'rid':1",
            })
    void what_is_no_object_with_an_integer_msgid_is_malformed(String json) {
        Inbound.Invalid invalid = invalid(json);

        assertThat(invalid.code()).isEqualTo(ErrorCode.MALFORMED);
        assertThat(invalid.errmsg()).endsWith(".");
        assertThat(invalid.type()).isNull();
        assertThat(invalid.rid()).isEqualTo(FrameEncoder.NO_RID);
        assertThat(invalid.of()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "99,99",
        "0,0",
        "2147483647,2147483647",
        "2147483648,-1",
        "-1,-1",
        "99999999999999999999,-1",
        "2,2",
        "5,5",
        "12,12",
        "23,23",
        "24,24",
        "25,25",
        "52,52",
        "37,37",
        "42,42",
        "50,50",
    })
    void a_msgid_that_is_unknown_or_only_a_servers_is_told_with_rid_and_of(String msgid, int of) {
        assertThat(decode("{'msgid':" + msgid + ",'rid':7}"))
                .isEqualTo(new Inbound.Invalid(
                        ErrorCode.UNKNOWN_MSGID, "This msgid is not known here.", null, of, 7, 0, Echo.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'msgid':21,'rid':-1} | rid is -1",
                "{'msgid':21,'rid':9007199254740992} | rid is 9007199254740992",
                "{'msgid':21,'rid':'x'} | rid must be an integer",
                "{'msgid':21,'id':0} | id is 0",
                "{'msgid':21,'id':2147483648} | id is 2147483648",
                "{'msgid':4,'password':'secret'} | name is missing",
                "{'msgid':4,'name':'al'} | password is missing",
                "{'msgid':4,'name':'a','password':'secret'} | name has 1 characters",
                "{'msgid':4,'name':1,'password':'secret'} | name must be a string",
                "{'msgid':4,'name':'a b','password':'secret'} | name may have letters",
                "{'msgid':4,'name':'a\\u0000b','password':'secret'} | name may have letters",
                "{'msgid':4,'name':'al\\ud800','password':'secret'} | name has a lone surrogate",
                "{'msgid':4,'name':'al','password':'short'} | password has 5 characters",
                "{'msgid':1} | password is missing",
                "{'msgid':1,'id':1} | password is missing",
                "{'msgid':1,'password':'secret'} | id is missing",
                "{'msgid':1,'id':1,'name':'al','password':'secret'} | id and name",
                "{'msgid':1,'id':1,'password':'secret','token':'t'} | token stands for",
                "{'msgid':1,'id':1,'password':'secret','device':''} | device has 0 characters",
                "{'msgid':1,'id':1,'password':'secret','attempt':'x'} | attempt must be an integer",
                "{'msgid':1,'id':1,'password':'secret','backlog':'some'} | backlog must be",
                "{'msgid':1,'id':1,'password':'secret','backlog':-1} | backlog is -1",
                "{'msgid':1,'id':1,'password':'secret','cursors':[1]} | cursors must be a list",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'seq':1}]} | toid or groupid",
                "{'msgid':1,'id':1,'password':'secret','cursors':[{'toid':1,'seq':-1}]} | seq is -1",
                "{'msgid':3,'all':1} | all must be true or false",
                "{'msgid':6,'msg':'x'} | toid is missing",
                "{'msgid':6,'toid':2} | msg is missing",
                "{'msgid':6,'toid':2,'msg':''} | msg has 0 bytes",
                "{'msgid':6,'toid':2,'msg':'\\udc00'} | msg has a lone surrogate",
                "{'msgid':6,'toid':2,'msg':'x','cid':0} | cid is 0",
                "{'msgid':10,'toid':2,'msg':'x'} | groupid is missing",
                "{'msgid':18,'toid':2,'groupid':2,'seq':1} | toid or groupid",
                "{'msgid':18,'toid':2} | seq is missing",
                "{'msgid':51,'toid':2,'seq':0} | seq is 0",
                "{'msgid':19,'toid':2,'after':1,'before':2} | after and before",
                "{'msgid':19,'toid':2,'limit':201} | limit is 201",
                "{'msgid':19,'toid':2,'limit':0} | limit is 0",
                "{'msgid':7} | friendid is missing",
                "{'msgid':32,'friendid':2} | accept is missing",
                "{'msgid':35,'friendid':'2'} | friendid must be an integer",
                "{'msgid':30} | name or userid",
                "{'msgid':30,'name':'al','userid':2} | name or userid",
                "{'msgid':8} | groupname is missing",
                "{'msgid':8,'groupname':'al','groupdesc':null} | groupdesc must be a string",
                "{'msgid':9,'groupid':-2} | groupid is -2",
                "{'msgid':16,'groupid':7,'limit':501} | limit is 501",
                "{'msgid':40} | groupid is missing",
            })
    void a_bad_value_is_told_with_the_name_of_its_field(String json, String errmsg) {
        Inbound.Invalid invalid = invalid(json);

        assertThat(invalid.code()).isEqualTo(ErrorCode.BAD_VALUE);
        assertThat(invalid.errmsg()).startsWith(errmsg).endsWith(".");
        assertThat(invalid.type()).isNotNull();
        assertThat(json).contains("'msgid':" + invalid.of());
    }

    @Test
    void a_bad_value_is_told_with_whatever_else_was_valid() {
        assertThat(decode(
                        "{'msgid':6,'rid':3,'id':5,'toid':2,'cid':77,'msg':1,'groupid':'x','friendid':-1,'userid':9}"))
                .isEqualTo(new Inbound.Invalid(
                        ErrorCode.BAD_VALUE,
                        "msg must be a string.",
                        MsgType.ONE_CHAT_MSG,
                        6,
                        3,
                        5,
                        new Echo(77, 2, 0, 0, 9)));
    }

    @Test
    void a_claimed_id_comes_with_the_request() {
        Inbound.Valid valid = valid("{'msgid':21,'id':5}");

        assertThat(valid.claimedId()).isEqualTo(5);
        assertThat(valid.rid()).isEqualTo(FrameEncoder.NO_RID);
    }

    @Test
    void names_count_in_code_points_of_their_nfc_form() {
        assertThat(valid(register("e\u0301", "secret"))).isNull();
        assertThat(registered("e\u0301".repeat(32))).isEqualTo("é".repeat(32));
        assertThat(registered("𝒳".repeat(32))).isEqualTo("𝒳".repeat(32));
        assertThat(valid(register("𝒳".repeat(33), "secret"))).isNull();
        for (String name : new String[] {"李雷", "Ольга", "ضياء", "नमस्ते", "a_-.9"}) {
            assertThat(registered(name)).isEqualTo(name);
        }
        for (String name : new String[] {"😀😀", "a/b", "a\u200bb", "a\u202eb", "½½", "a\u00a0b", "a\nb", "Ⅷx"}) {
            assertThat(valid(register(name.replace("\n", "\\n"), "secret"))).isNull();
        }
    }

    @Test
    void passwords_have_6_to_128_characters_of_any_kind() {
        for (String password : new String[] {"😀".repeat(6), "😀".repeat(128), " \\n \\u0000  "}) {
            assertThat(valid(register("alice", password))).isNotNull();
        }
        for (String password : new String[] {"😀".repeat(5), "😀".repeat(129)}) {
            assertThat(valid(register("alice", password))).isNull();
        }
    }

    @Test
    void a_text_has_8192_bytes_at_most() {
        assertThat(valid("{'msgid':6,'toid':2,'msg':'" + "€".repeat(2730) + "ab'}")
                        .request())
                .isInstanceOf(SendRequest.class);
        assertThat(invalid("{'msgid':6,'toid':2,'msg':'" + "€".repeat(2731) + "'}")
                        .errmsg())
                .isEqualTo("msg has 8193 bytes (expected 1..8192 bytes of UTF-8).");
    }

    @Test
    void a_login_has_400_cursors_at_most() {
        String cursor = "{'toid':2,'seq':1}";
        String login = "{'msgid':1,'id':1,'password':'secret','cursors':[" + cursor;
        assertThat(valid(login + ("," + cursor).repeat(399) + "]}").request())
                .isInstanceOfSatisfying(
                        LoginRequest.class,
                        request -> assertThat(request.cursors()).hasSize(400));
        assertThat(invalid(login + ("," + cursor).repeat(400) + "]}").errmsg())
                .isEqualTo("cursors has 401 entries (expected 0..400).");
    }

    @Test
    void requests_show_no_secrets() {
        assertThat(valid(register("alice", "geheim")).toString()).doesNotContain("geheim");
        for (String who :
                new String[] {"'id':1,'password':'geheim'", "'name':'al','password':'geheim'", "'token':'geheim'"}) {
            Inbound.Valid login = valid("{'msgid':1," + who + "}");
            assertThat(((LoginRequest) login.request()).credentials()).isInstanceOf(Credentials.class);
            assertThat(login.toString()).doesNotContain("geheim");
        }
    }

    private String registered(String name) {
        return ((RegisterRequest) valid(register(name, "secret")).request()).name();
    }

    private static String register(String name, String password) {
        return "{'msgid':4,'name':'" + name + "','password':'" + password + "'}";
    }

    /** Null where the frame is refused. */
    private Inbound.Valid valid(String json) {
        return decode(json) instanceof Inbound.Valid valid ? valid : null;
    }

    private Inbound.Invalid invalid(String json) {
        return (Inbound.Invalid) decode(json);
    }

    private Inbound decode(String json) {
        return decoder.decode(Unpooled.copiedBuffer(json.replace('\'', '"'), StandardCharsets.UTF_8));
    }
}
