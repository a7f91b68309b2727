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
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has named this account, also in what an earlier run has received. */
class MentionCommandsTest {
    private static final long LAST = 3_000;

    @TempDir
    Path home;

    private static ChatPush says(long seq, String text) {
        return new ChatPush(Peer.BOB_NAME, new Target.User(Peer.ME), text, seq, Peer.TIME + seq, true);
    }

    private static void give(Peer peer, List<ChatPush> messages) {
        var asked = peer.expect(HistoryRequest.class);
        peer.reply(new HistoryReply(BOB, messages, true, LAST), asked.rid());
    }

    @Test
    void mentions_are_found_in_what_is_unread_and_in_what_has_come() throws Exception {
        try (Typist typist = new Typist(home, new ConversationInfo(BOB, LAST, LAST, LAST - 3))) {
            typist.peer().send(says(LAST + 1, "ALICE!"));
            typist.awaitShown("ALICE!\n");
            typist.type("/mentions");
            give(
                    typist.peer(),
                    List.of(says(LAST - 2, "malice"), says(LAST - 1, "Alice, there?"), says(LAST, "@alice")));
            typist.awaitShown("[3001] ");
            assertThat(typist.shown())
                    .containsSubsequence("[2999] ", "Alice, there?\n", "[3000] ", "[3001] ")
                    .doesNotContain("malice");
        }
    }

    @Test
    void no_mention_is_said_too() throws Exception {
        try (Typist typist = new Typist(home)) {
            typist.type("/mentions");
            typist.awaitShown("Nobody has named you.\n");
        }
    }

    @Test
    void long_backlog_is_looked_through_in_steps() throws Exception {
        try (Typist typist = new Typist(home, new ConversationInfo(BOB, LAST, LAST, LAST - 1_200))) {
            typist.type("/mentions");
            givePages(typist.peer(), 5, LAST + 1);
            typist.awaitShown(
                    "Not all that is unread in bob was looked through: /mentions once more goes further back.\n");
            typist.type("/mentions");
            give(typist.peer(), List.of(says(LAST - 1_199, "alice, first of all")));
            typist.awaitShown("alice, first of all\n");
        }
    }

    /** Answers requests with pages before that seq. */
    private static void givePages(Peer peer, int pages, long before) {
        long next = before;
        for (int i = 0; i < pages; i++) {
            give(
                    peer,
                    LongStream.range(next - 200, next)
                            .mapToObj(seq -> says(seq, "line " + seq))
                            .toList());
            next -= 200;
        }
    }
}
