package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.BlockReply;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.GroupAdminReply;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change groups and block people, with a server that knows them and with one that does not. */
class AdminCommandsTest {
    @TempDir
    Path home;

    private Typist typist;
    private Peer peer;

    @BeforeEach
    void start() throws Exception {
        typist = new Typist(home);
        peer = typist.peer();
    }

    @AfterEach
    void end() {
        typist.close();
    }

    /** In the group team, number 5. */
    private void inGroup() {
        typist.type("/join 5", "/to #team");
        peer.letIn(5, "team");
        typist.awaitShown("What you type goes to #team.");
    }

    private void isAsked(String typed, String fields, String shown) {
        typist.type(typed);
        Peer.Unserved asked = peer.expectUnserved(MsgType.GROUP_ADMIN_MSG);
        assertThat(asked.fields()).isEqualTo(fields);
        peer.reply(new GroupAdminReply(5), asked.rid());
        typist.awaitShown(shown + "\n");
    }

    @Test
    void members_come_and_go() {
        inGroup();
        isAsked("/invite 7", "{\"groupid\":5,\"action\":\"invite\",\"userid\":7}", "user 7 is in #team");
        isAsked("/kick 7 #team", "{\"groupid\":5,\"action\":\"kick\",\"userid\":7}", "user 7 was put out of #team");
    }

    @Test
    void members_are_muted_for_a_time_or_for_good() {
        inGroup();
        String muted = "{\"groupid\":5,\"action\":\"mute\",\"userid\":7";
        isAsked("/mute 7 10m", muted + ",\"seconds\":600}", "user 7 is muted for 600 s in #team");
        isAsked("/mute 7 1d #team", muted + ",\"seconds\":86400}", "user 7 is muted for 86400 s in #team");
        isAsked("/mute 7 #team", muted + "}", "user 7 is muted in #team");
        isAsked("/unmute 7", "{\"groupid\":5,\"action\":\"unmute\",\"userid\":7}", "user 7 may write again in #team");
        typist.type("/mute 7 soon", "/mute 7 0s");
        typist.awaitError("\"soon\" is no time (expected 90s, 10m, 2h or 1d): /mute NAME|ID [TIME] [#GROUP]\n");
        typist.awaitError("0s is out of range (expected 1s or more): /mute NAME|ID [TIME] [#GROUP]\n");
    }

    @Test
    void roles_are_given_and_the_group_is_handed_over() {
        inGroup();
        isAsked(
                "/role 7 admin",
                "{\"groupid\":5,\"action\":\"role\",\"userid\":7,\"role\":\"admin\"}",
                "user 7 is admin now in #team");
        isAsked(
                "/role 7 creator",
                "{\"groupid\":5,\"action\":\"transfer\",\"userid\":7}",
                "user 7 is creator now in #team");
        typist.type("/role 7 king");
        typist.awaitError("\"king\" is no role (expected admin, normal or creator): /role NAME|ID ROLE [#GROUP]\n");
    }

    @Test
    void topic_is_shown_and_changed() {
        inGroup();
        typist.type("/topic");
        List<GroupInfo> groups = List.of(new GroupInfo(5, "team", "Sundays at ten", Role.CREATOR, 2));
        peer.reply(new GroupsReply(groups), peer.expect(GroupsRequest.class).rid());
        typist.awaitShown("#team: Sundays at ten\n");
        isAsked(
                "/topic Mondays at six",
                "{\"groupid\":5,\"action\":\"rename\",\"groupdesc\":\"Mondays at six\"}",
                "#team: Mondays at six");
        typist.type("/topic " + "x".repeat(201));
        typist.awaitError("groupdesc has 201 characters (expected 0..200)");
    }

    @Test
    void people_are_blocked_and_unblocked() {
        typist.type("/block 7");
        Peer.Unserved asked = peer.expectUnserved(MsgType.BLOCK_MSG);
        assertThat(asked.fields()).isEqualTo("{\"userid\":7,\"block\":true}");
        peer.reply(new BlockReply(7), asked.rid());
        typist.awaitShown("user 7 is blocked.\n");
        typist.type("/unblock 7");
        Peer.Unserved again = peer.expectUnserved(MsgType.BLOCK_MSG);
        assertThat(again.fields()).isEqualTo("{\"userid\":7,\"block\":false}");
        peer.reply(new BlockReply(7), again.rid());
        typist.awaitShown("user 7 is not blocked any more.\n");
    }

    @Test
    void server_that_does_not_know_a_command_yet_is_named_as_the_reason() {
        typist.type("/kick 7 #5");
        Peer.Unserved kick = peer.expectUnserved(MsgType.GROUP_ADMIN_MSG);
        peer.reply(Refusal.ofFrame(ErrorCode.UNKNOWN_MSGID, "No.", MsgType.GROUP_ADMIN_MSG.number()), kick.rid());
        typist.awaitError("This server does not know /kick yet.\n");
        typist.type("/block 7");
        peer.refuse(MsgType.BLOCK_MSG, peer.expectUnserved(MsgType.BLOCK_MSG).rid(), ErrorCode.UNKNOWN_MSGID);
        typist.awaitError("This server does not know /block yet.\n");
    }

    @Test
    void refusal_for_another_reason_is_told_as_it_is() {
        typist.type("/kick 7 #5");
        peer.refuse(
                MsgType.GROUP_ADMIN_MSG,
                peer.expectUnserved(MsgType.GROUP_ADMIN_MSG).rid(),
                ErrorCode.NOT_ALLOWED);
        typist.awaitError("Your role does not allow this. (303 NOT_ALLOWED)\n");
    }

    @Test
    void outside_a_group_the_group_is_asked_for() {
        typist.type("/kick 7", "/topic new");
        typist.awaitError("Which group? /to #GROUP first.\nWhich group? /to #GROUP first.\n");
        assertThat(peer.isQuietFor(50)).isTrue();
    }
}
