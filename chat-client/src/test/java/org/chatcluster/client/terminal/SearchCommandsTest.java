package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.Peer.BOB;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that go through what the server keeps. */
class SearchCommandsTest {
    private static final long LAST = 30_000;

    @TempDir
    Path home;

    private Typist typist;
    private Peer peer;

    @BeforeEach
    void start() throws Exception {
        typist = new Typist(home, new ConversationInfo(BOB, LAST, LAST, LAST));
        peer = typist.peer();
    }

    @AfterEach
    void end() {
        typist.close();
    }

    private static ChatPush says(long seq, String text) {
        return new ChatPush(Peer.BOB_NAME, new Target.User(Peer.ME), text, seq, Peer.TIME, false);
    }

    /** Answers with the page that was asked for, of a conversation in which every message is {@code bob SEQ}. */
    private void givePage() {
        var asked = peer.expect(HistoryRequest.class);
        long before = asked.request().before() == HistoryRequest.NONE
                ? LAST + 1
                : asked.request().before();
        List<ChatPush> page = LongStream.range(before - asked.request().limit(), before)
                .mapToObj(Peer::fromBob)
                .toList();
        peer.reply(new HistoryReply(BOB, page, true, LAST), asked.rid());
    }

    private void giveLastPage(ChatPush... messages) {
        var asked = peer.expect(HistoryRequest.class);
        peer.reply(new HistoryReply(BOB, List.of(messages), false, LAST), asked.rid());
    }

    private void toBob() {
        peer.push(LAST + 1);
        typist.awaitShown("bob " + (LAST + 1));
        typist.type("/to bob");
        peer.expect(ReadRequest.class);
    }

    @Test
    void matches_come_newest_first_whatever_their_case_and_width() {
        toBob();
        typist.type("/search Rope");
        giveLastPage(says(1, "a rope"), says(2, "nothing"), says(3, "ＲＯＰＥ!"), says(4, "europe"));
        typist.awaitShown("3 matches in 4 messages.\n");
        assertThat(typist.shown()).containsSubsequence("[4] ", "europe\n", "[3] ", "ＲＯＰＥ!\n", "[1] ", "a rope\n");
    }

    @Test
    void long_search_tells_how_far_it_is_and_ends_at_its_bound() {
        toBob();
        typist.type("/search nowhere");
        for (int i = 0; i < 100; i++) {
            givePage();
        }
        typist.awaitShown("0 matches in 20,000 messages; what is older was not searched.\n");
        assertThat(typist.shown()).contains("searched 2,400 messages so far\nsearched 4,800 messages so far\n");
        assertThat(peer.isQuietFor(50)).isTrue();
    }

    @Test
    void too_many_matches_end_it() {
        toBob();
        typist.type("/search bob");
        givePage();
        typist.awaitShown("200 matches in 200 messages; more are not shown.\n");
    }

    @Test
    void interrupt_ends_it_and_tells_what_was_done() {
        toBob();
        typist.type("/search nowhere");
        givePage();
        peer.expect(HistoryRequest.class);
        typist.interrupt();
        typist.awaitShown("Stopped: 0 matches in 200 messages.\n");
        typist.type("/unread");
        typist.awaitShown("Nothing unread.");
    }

    @Test
    void search_without_a_conversation_or_text_is_refused() {
        typist.type("/search x", "/search");
        typist.awaitError("Where? /to NAME or /to #GROUP first.\nTEXT is missing: /search TEXT\n");
    }

    @Test
    void long_history_tells_how_far_it_is() {
        toBob();
        typist.type("/history 2000");
        for (int i = 0; i < 10; i++) {
            givePage();
        }
        typist.awaitShown("bob 30000\n");
        assertThat(typist.shown())
                .containsSubsequence("fetched 1,000 of 2,000 messages\n", "bob 28001\n")
                .doesNotContain("fetched 2,000");
    }
}
