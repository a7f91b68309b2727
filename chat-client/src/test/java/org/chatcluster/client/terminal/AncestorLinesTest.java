package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.Peer.BOB;

import java.nio.file.Path;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the clients before this one, and what the shell takes for a text. */
class AncestorLinesTest {
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

    @Test
    void do_what_their_commands_do_and_say_so() {
        typist.type("chat:2:hello: there", "groupchat:3:hi all");
        SendRequest first = peer.expectSends("hello: there").get(0);
        assertThat(first.target()).isEqualTo(BOB);
        assertThat(peer.expectSends("hi all").get(0).target()).isEqualTo(new Target.Group(3));
        typist.awaitShown("(this is /msg)\n");

        typist.type("addfriend:2");
        peer.reply(
                new AddFriendReply(2, "bob", Friendship.PENDING),
                peer.expect(AddFriendRequest.class).rid());
        typist.awaitShown("(this is /friend add)\nFriendship asked of bob.\n");
        typist.type("creategroup:team:all of us");
        var made = peer.expect(CreateGroupRequest.class);
        assertThat(made.request()).isEqualTo(new CreateGroupRequest("team", "all of us"));
        peer.reply(new CreateGroupReply(5, "team"), made.rid());
        typist.type("addgroup:6");
        peer.letIn(6, "others");
        typist.awaitShown("You are in #others (6) now.\n");
        typist.type("help");
        typist.awaitShown("/help COMMAND tells more");
        typist.type("loginout");
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        typist.awaitShown("Logged out.\n");
    }

    @Test
    void blank_in_front_makes_a_text_of_anything_but_a_slash() {
        typist.type("/to 2");
        peer.reply(
                new FindUserReply(2, "bob", State.ONLINE),
                peer.expect(FindUserRequest.class).rid());
        typist.type(" help", "help me", " chat:2:x", "chat:x:y", "//help", "/me waves");
        peer.expectSends("help", "help me", "chat:2:x", "chat:x:y", "/help", "/me waves");
        typist.type("  /unread");
        typist.awaitShown("Nothing unread.");
        assertThat(typist.shown()).doesNotContain("(this is");
    }
}
