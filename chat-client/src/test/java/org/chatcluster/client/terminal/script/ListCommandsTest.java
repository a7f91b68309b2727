package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that list things write. */
class ListCommandsTest {
    private Program chat = new Program(Path.of("unused"));

    @BeforeEach
    void keep(@TempDir Path home) throws Exception {
        chat.close();
        chat = new Program(home).keepingLogin();
    }

    @AfterEach
    void end() {
        chat.close();
    }

    private void wrote(String text) throws Exception {
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEqualTo(text);
        assertThat(chat.err()).isEmpty();
        chat.out.reset();
    }

    private Peer unread(String... flags) {
        chat.start(flags);
        Peer peer = chat.online(
                new ConversationInfo(Program.OPS, 9, 9, 6),
                new ConversationInfo(Peer.BOB, 4, 4, 4),
                new ConversationInfo(new Target.User(5), 2, 0, 0));
        var asked = peer.expect(FindUserRequest.class);
        peer.reply(new FindUserReply(5, "carol", State.OFFLINE), asked.rid());
        return peer;
    }

    @Test
    void unread_counts_and_moves_nothing() throws Exception {
        Peer peer = unread("unread");
        wrote("#ops 3\n@carol 2\ntotal 5\n");
        assertThatThrownBy(() -> peer.expect(Request.class)).hasMessage("no request came");
        unread("unread", "--json");
        wrote("""
                {"conversation":"#ops","unread":3}
                {"conversation":"@carol","unread":2}
                {"total":5}
                """);
    }

    @Test
    void friends_and_who_wants_to_be_one() throws Exception {
        FriendsReply reply = new FriendsReply(
                List.of(new Friend(2, "bob", State.ONLINE), new Friend(4, "zoë", State.OFFLINE)),
                List.of(new UserName(5, "carol")),
                List.of(new UserName(6, "mallory")));
        chat.start("friends");
        Peer peer = chat.online();
        peer.reply(reply, peer.expect(FriendsRequest.class).rid());
        wrote("bob (2) online\nzoë (4) offline\ncarol (5) asking\nmallory (6) blocked\n");
        chat.start("friends", "--json");
        Peer again = chat.online();
        again.reply(reply, again.expect(FriendsRequest.class).rid());
        wrote("""
                {"id":2,"name":"bob","state":"online"}
                {"id":4,"name":"zoë","state":"offline"}
                {"id":5,"name":"carol","state":"asking"}
                {"id":6,"name":"mallory","state":"blocked"}
                """);
    }

    @Test
    void groups() throws Exception {
        chat.start("groups");
        chat.online();
        wrote("#ops (3) 2 members, normal: the ops room\n");
        chat.start("groups", "--json");
        chat.online();
        wrote("{\"groupid\":3,\"name\":\"ops\",\"description\":\"the ops room\",\"role\":\"normal\",\"members\":2}\n");
    }

    @Test
    void members_of_all_pages() throws Exception {
        chat.start("members", "-t", "#ops", "--json");
        Peer peer = chat.online();
        var first = peer.expect(GroupUsersRequest.class);
        peer.reply(
                new GroupUsersReply(3, List.of(new Member(1, "alice", Role.NORMAL, State.ONLINE)), true), first.rid());
        var second = peer.expect(GroupUsersRequest.class);
        assertThat(second.request().after()).isOne();
        peer.reply(
                new GroupUsersReply(3, List.of(new Member(2, "bob", Role.CREATOR, State.OFFLINE)), false),
                second.rid());
        wrote("""
                {"id":1,"name":"alice","role":"normal","state":"online"}
                {"id":2,"name":"bob","role":"creator","state":"offline"}
                """);
        chat.start("members", "-t", "ops");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void history_of_several_pages_between_two_places() throws Exception {
        chat.start("history", "-t", "#ops", "--after", "100", "--before", "305");
        Peer peer = chat.online();
        Program.history(peer, 400, 400, 400);
        assertThat(Program.history(peer, 101, 300, 400).after()).isEqualTo(100);
        assertThat(Program.history(peer, 301, 400, 400).after()).isEqualTo(300);
        wrote(LongStream.rangeClosed(101, 304)
                .mapToObj(seq -> "2023-11-14 22:13 #ops bob: line " + seq + "\n")
                .collect(Collectors.joining()));
    }

    @Test
    void history_is_the_newest_twenty_if_nothing_else_is_asked_for() throws Exception {
        chat.start("history", "-t", "#ops", "--json");
        Peer peer = chat.online();
        Program.history(peer, 30, 30, 30);
        assertThat(Program.history(peer, 30, 30, 30).after()).isEqualTo(10);
        wrote("""
                {"conversation":"#ops","seq":30,"id":2,"name":"bob","time":1700000000000,"msg":"line 30","own":false}
                """);
    }
}
