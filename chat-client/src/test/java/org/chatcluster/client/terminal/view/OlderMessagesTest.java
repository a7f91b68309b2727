package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OlderMessagesTest {
    private static final Target TEAM = new Target.Group(7);
    private static final Target OPS = new Target.Group(8);

    private final ScriptedServer server = new ScriptedServer();
    private final ChatClient client = new ChatClient(server.config(), null, new ClientListener() {});
    private final Desk desk = new Desk();
    private final People people = new People();
    private final OlderMessages older = new OlderMessages(() -> client, desk, people, () -> {});
    private Peer peer;

    @BeforeEach
    void logIn() throws Exception {
        var login = client.login(new Credentials.ByName("alice", "correct horse"));
        peer = server.accept();
        peer.acceptLogin(
                new ConversationInfo(TEAM, 300, 300, 20),
                new ConversationInfo(Peer.BOB, 3, 3, 3),
                new ConversationInfo(OPS, 5, 5, 4));
        LoginReply reply = login.get();
        people.loggedIn(reply);
        desk.begin(reply.conversations());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static List<ChatPush> page(Target group, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> new ChatPush(
                        Peer.BOB_NAME,
                        group,
                        seq % 100 == 50 ? "Alice, look at " + seq : "line " + seq,
                        seq,
                        Peer.TIME + seq,
                        true))
                .toList();
    }

    private long expectRequest(Target group, long before) {
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        assertThat(asked.request().target()).isEqualTo(group);
        assertThat(asked.request().before()).isEqualTo(before);
        return asked.rid();
    }

    private int mentions(Target conversation) {
        return desk.conversations().stream()
                .filter(row -> row.conversation().equals(conversation))
                .findFirst()
                .orElseThrow()
                .mentions();
    }

    @Test
    void brings_what_is_unread_and_counts_who_was_named_in_it() {
        var brought = older.bringUnread();
        assertThat(older.bringUnread()).isSameAs(brought);
        peer.reply(new HistoryReply(TEAM, page(TEAM, 101, 300), true, 300), expectRequest(TEAM, HistoryRequest.NONE));
        peer.reply(new HistoryReply(TEAM, page(TEAM, 11, 100), true, 300), expectRequest(TEAM, 101));
        peer.reply(new HistoryReply(OPS, page(OPS, 5, 5), true, 5), expectRequest(OPS, HistoryRequest.NONE));

        assertThat(brought).succeedsWithin(Duration.ofMinutes(1));
        assertThat(desk.shelf().unreadMessages(OPS)).extracting("seq").containsExactly(5L);
        assertThat(desk.unread())
                .containsEntry(TEAM, 280L)
                .containsEntry(OPS, 1L)
                .hasSize(2);
        assertThat(mentions(TEAM)).isEqualTo(3);
        assertThat(mentions(OPS)).isZero();

        assertThat(older.bringUnread()).isDone();
    }

    @Test
    void leaves_the_rest_where_there_is_a_great_deal() {
        desk.begin(List.of(new ConversationInfo(TEAM, 10_000, 10_000, 20)));
        var unused = older.bringUnread();
        long before = HistoryRequest.NONE;
        for (long last = 10_000; last > 9_000; last -= 200) {
            long rid = expectRequest(TEAM, before);
            before = last - 199;
            peer.reply(new HistoryReply(TEAM, page(TEAM, before, last), true, 10_000), rid);
        }
        expectRequest(OPS, HistoryRequest.NONE);
    }

    @Test
    void says_nothing_of_pages_nobody_asked_for() {
        var unasked = older.bringUnread();
        peer.refuse(MsgType.HISTORY_MSG, expectRequest(TEAM, HistoryRequest.NONE), ErrorCode.UNAVAILABLE);
        assertThat(unasked).failsWithin(Duration.ofMinutes(1));
        desk.turnTo(TEAM);
        assertThat(desk.timeline().entries()).isEmpty();

        var asked = older.load(TEAM);
        peer.refuse(MsgType.HISTORY_MSG, expectRequest(TEAM, HistoryRequest.NONE), ErrorCode.UNAVAILABLE);
        assertThat(asked.join()).isEmpty();
        assertThat(desk.timeline().entries()).hasSize(1);
    }

    @Test
    void fills_a_conversation_of_few_messages_however_much_else_is_in_it() {
        for (int i = 0; i < 100; i++) {
            desk.notice(OPS, Line.note("bob is online"));
        }
        desk.turnTo(TEAM);
        older.fill(OPS);
        peer.reply(new HistoryReply(OPS, page(OPS, 1, 5), false, 5), expectRequest(OPS, HistoryRequest.NONE));
        await().untilAsserted(() -> assertThat(desk.shelf().messages(OPS)).isEqualTo(5));
    }

    @Test
    void failure_does_not_bring_back_a_conversation() {
        var asked = older.load(OPS);
        long rid = expectRequest(OPS, HistoryRequest.NONE);
        desk.leave(OPS);
        peer.refuse(MsgType.HISTORY_MSG, rid, ErrorCode.UNAVAILABLE);
        assertThat(asked.join()).isEmpty();
        assertThat(desk.conversations())
                .extracting(ConversationView::conversation)
                .doesNotContain(OPS);
    }

    @Test
    void history_that_is_asked_for_comes_to_its_place() {
        DeskFeed feed =
                new DeskFeed(desk, older, new MemberLists(() -> client, people, () -> {}, System::nanoTime), () -> {});
        desk.turnTo(OPS);
        feed.history(
                OPS,
                page(OPS, 1, 5).stream()
                        .map(push ->
                                new ChatMessage(OPS, push.sender(), push.msg(), push.seq(), push.time(), true, false))
                        .toList(),
                false);
        assertThat(desk.shelf().messages(OPS)).isEqualTo(5);
        assertThat(desk.timeline().older()).isFalse();
        assertThat(desk.timeline().entries().get(5))
                .isEqualTo(new Entry.Notice(Line.note("All 5 messages are above.")));
    }
}
