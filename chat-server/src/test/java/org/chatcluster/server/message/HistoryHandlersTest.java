package org.chatcluster.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.FakeAccountDao;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.delivery.Rig;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.group.FakeGroupDao;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;
import org.junit.jupiter.api.Test;

final class HistoryHandlersTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int FRAME_LIMIT = 1_048_576;
    private static final Target TO_BOB = new Target.User(BOB);
    private static final long NONE = HistoryRequest.NONE;

    private final FakeMessageDao log = new FakeMessageDao();
    private final FakeGroupDao groups = new FakeGroupDao(log, new FakeInboxDao(log));
    private final UserDirectory users = new UserDirectory(FakeAccountDao.withUsers(5));
    private final HistoryHandlers history = new HistoryHandlers(
            log,
            new Pushes(users),
            new ConversationAccess(users, groups.rules(new Rig().delivery, new SessionRegistry(), 10), log));
    private final Session alice = new Session(
            new UserName(ALICE, "user1"),
            new DeviceClaim("console", LoginRequest.NO_ATTEMPT, 0),
            "",
            (ended, reason) -> {});
    private long nextCid = 1;

    private void say(Conversation conversation, int messages, String text) {
        long last = log.rows(conversation).size();
        for (long seq = last + 1; seq <= last + messages; seq++) {
            log.store(List.of(new StoredMessage(conversation, seq, BOB, nextCid++, 0, text)));
        }
    }

    private HistoryReply page(Target target, long after, long before, int limit) {
        return (HistoryReply) history.page(alice, new HistoryRequest(target, after, before, limit))
                .reply();
    }

    private static List<Long> seqs(HistoryReply reply) {
        return reply.messages().stream().map(ChatPush::seq).toList();
    }

    @Test
    void without_a_place_the_newest_page_is_given() {
        say(Conversation.direct(ALICE, BOB), 9, "text");
        HistoryReply reply = page(TO_BOB, NONE, NONE, 3);

        assertThat(seqs(reply)).containsExactly(7L, 8L, 9L);
        assertThat(reply.more()).isTrue();
        assertThat(reply.lastSeq()).isEqualTo(9);
        assertThat(reply.messages().get(0))
                .isEqualTo(new ChatPush(new UserName(BOB, "user2"), new Target.User(ALICE), "text", 7, 0, false));
    }

    @Test
    void pages_follow_each_other_in_both_directions_without_gap_or_overlap() {
        say(Conversation.direct(ALICE, BOB), 7, "text");

        HistoryReply first = page(TO_BOB, 0, NONE, 3);
        HistoryReply second = page(TO_BOB, 3, NONE, 3);
        HistoryReply last = page(TO_BOB, 6, NONE, 3);
        assertThat(List.of(seqs(first), seqs(second), seqs(last)))
                .containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L), List.of(7L));
        assertThat(List.of(first.more(), second.more(), last.more())).containsExactly(true, true, false);

        HistoryReply newest = page(TO_BOB, NONE, 8, 3);
        HistoryReply older = page(TO_BOB, NONE, 5, 3);
        HistoryReply oldest = page(TO_BOB, NONE, 2, 3);
        assertThat(List.of(seqs(newest), seqs(older), seqs(oldest)))
                .containsExactly(List.of(5L, 6L, 7L), List.of(2L, 3L, 4L), List.of(1L));
        assertThat(List.of(newest.more(), older.more(), oldest.more())).containsExactly(true, true, false);
    }

    @Test
    void a_page_that_ends_exactly_has_no_more() {
        say(Conversation.direct(ALICE, BOB), 3, "text");

        assertThat(page(TO_BOB, 0, NONE, 3).more()).isFalse();
        assertThat(page(TO_BOB, NONE, NONE, 3).more()).isFalse();
        assertThat(page(TO_BOB, NONE, 4, 3).more()).isFalse();
        assertThat(seqs(page(TO_BOB, 3, NONE, 3))).isEmpty();
        assertThat(seqs(page(TO_BOB, NONE, 1, 3))).isEmpty();
    }

    @Test
    void a_page_is_cut_short_to_fit_into_a_frame_with_more_in_the_direction_asked() {
        say(Conversation.direct(ALICE, BOB), 200, "\u0001".repeat(8_192));
        HistoryReply forward = page(TO_BOB, 0, NONE, 200);
        HistoryReply backward = page(TO_BOB, NONE, NONE, 200);

        assertThat(seqs(forward)).startsWith(1L).hasSizeBetween(15, 21);
        assertThat(seqs(backward)).endsWith(200L).hasSizeBetween(15, 21).isSorted();
        for (HistoryReply reply : List.of(forward, backward)) {
            assertThat(reply.more()).isTrue();
            ByteBuf frame = new FrameEncoder().encode(UnpooledByteBufAllocator.DEFAULT, reply, 9_007_199_254_740_991L);
            assertThat(frame.getInt(0)).isLessThanOrEqualTo(FRAME_LIMIT);
            frame.release();
        }
    }

    @Test
    void pages_that_are_cut_short_follow_each_other() {
        say(Conversation.direct(ALICE, BOB), 50, "\"\\".repeat(4_000));
        long after = 0;
        boolean more = true;
        while (more) {
            HistoryReply reply = page(TO_BOB, after, NONE, 200);
            assertThat(seqs(reply)).first().isEqualTo(after + 1);
            after += reply.messages().size();
            more = reply.more();
        }

        assertThat(after).isEqualTo(50);
    }

    @Test
    void a_group_is_shown_from_the_joining_on() {
        int group = groups.create("group", "", BOB, 0).orElseThrow();
        Conversation conversation = Conversation.group(group);
        Target target = new Target.Group(group);
        say(conversation, 5, "secret");
        groups.join(group, ALICE, 10);
        assertThat(page(target, NONE, NONE, 50).lastSeq()).isEqualTo(5);
        assertThat(seqs(page(target, NONE, NONE, 50))).isEmpty();
        say(conversation, 2, "open");

        assertThat(seqs(page(target, 0, NONE, 50))).containsExactly(6L, 7L);
        assertThat(seqs(page(target, NONE, 7, 50))).containsExactly(6L);
        assertThat(page(target, NONE, 7, 50).more()).isFalse();
    }

    @Test
    void nothing_is_shown_to_who_may_not_see_it() {
        int group = groups.create("group", "", BOB, 0).orElseThrow();

        assertThat(refusal(new Target.Group(group))).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(refusal(new Target.Group(group + 1))).isEqualTo(ErrorCode.NO_SUCH_GROUP);
        assertThat(refusal(new Target.User(99))).isEqualTo(ErrorCode.NO_SUCH_USER);
        assertThat(refusal(new Target.User(ALICE))).isEqualTo(ErrorCode.YOURSELF);
    }

    private ErrorCode refusal(Target target) {
        return catchThrowableOfType(ChatException.class, () -> page(target, NONE, NONE, 50))
                .code();
    }

    @Test
    void no_message_is_beyond_the_end_that_is_told_with_it() {
        Conversation direct = Conversation.direct(ALICE, BOB);
        say(direct, 3, "text");
        log.beforeEach(() -> say(direct, 1, "just now"));
        HistoryReply reply = page(TO_BOB, NONE, NONE, 50);

        assertThat(reply.lastSeq()).isGreaterThanOrEqualTo(reply.messages().size());
    }

    @Test
    void a_stranger_has_an_empty_history() {
        HistoryReply reply = page(new Target.User(3), NONE, NONE, 50);

        assertThat(reply).isEqualTo(new HistoryReply(new Target.User(3), List.of(), false, 0));
    }
}
