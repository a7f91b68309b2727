package org.chatcluster.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.account.FakeAccountDao;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.friend.NoFriendsDao;
import org.chatcluster.server.group.FakeGroupDao;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.message.CursorStore;
import org.chatcluster.server.message.FakeInboxDao;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LoginServiceTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final Conversation DIRECT = Conversation.direct(ALICE, BOB);
    private static final Target.User TO_BOB = new Target.User(BOB);

    private final FakeMessageDao log = new FakeMessageDao();
    private final FakeInboxDao inbox = new FakeInboxDao(log);
    private final FakeGroupDao groups = new FakeGroupDao(log, inbox);
    private final FakeAccountDao accounts = FakeAccountDao.withUsers(2);
    private final CursorStore cursors = new CursorStore(inbox);
    private final LoginService logins =
            new LoginService(cursors, new FakeLoginDao(accounts, groups, new NoFriendsDao(), inbox), Runnable::run);
    private final String tokenHash = giveToken();
    private long nextCid = 1;

    private String giveToken() {
        accounts.addToken(new AccountDao.StoredToken("hash", ALICE, "console", 0, 1));
        return "hash";
    }

    private void say(Conversation conversation, int messages, long time) {
        if (!conversation.isGroup()) {
            log.addInboxes(List.of(conversation));
        }
        long last = log.rows(conversation).size();
        for (long seq = last + 1; seq <= last + messages; seq++) {
            log.store(List.of(new StoredMessage(conversation, seq, BOB, nextCid++, time, "text")));
        }
    }

    private LoginService.Beginning begin(Backlog backlog, Cursor... device) {
        return LoginService.begin(
                ALICE,
                logins.requireCircle(ALICE, tokenHash).toCompletableFuture().join(),
                new LoginRequest(
                        new Credentials.ByToken("token", 0),
                        "console",
                        LoginRequest.NO_ATTEMPT,
                        backlog,
                        List.of(device)));
    }

    private long start(Conversation conversation, Backlog backlog, Cursor... device) {
        return begin(backlog, device).starts().stream()
                .filter(start -> start.conversation().equals(conversation))
                .findFirst()
                .orElseThrow()
                .sent();
    }

    @Test
    void refuses_a_token_that_was_revoked_meanwhile() {
        accounts.removeToken(tokenHash);

        assertThatThrownBy(() -> logins.requireCircle(ALICE, tokenHash)
                        .toCompletableFuture()
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        ChatException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REFUSED));
    }

    @Nested
    class Starts {
        @Test
        void are_where_the_account_has_confirmed() {
            say(DIRECT, 9, 0);
            cursors.received(ALICE, DIRECT, 4);
            cursors.read(ALICE, DIRECT, 3);

            assertThat(begin(Backlog.ALL).starts()).containsExactly(new SessionFeed.Start(DIRECT, 4, 9, 3));
        }

        @Test
        void are_where_the_device_says_upward_and_downward() {
            say(DIRECT, 9, 0);
            cursors.received(ALICE, DIRECT, 4);

            assertThat(start(DIRECT, Backlog.ALL, new Cursor(TO_BOB, 7))).isEqualTo(7);
            assertThat(start(DIRECT, Backlog.ALL, new Cursor(TO_BOB, 1))).isEqualTo(1);
            assertThat(start(DIRECT, Backlog.ALL, new Cursor(TO_BOB, 0))).isZero();
            assertThat(start(DIRECT, Backlog.ALL))
                    .as("the account's cursor stays")
                    .isEqualTo(4);
        }

        @Test
        void are_never_beyond_the_end() {
            say(DIRECT, 9, 0);

            assertThat(start(DIRECT, Backlog.ALL, new Cursor(TO_BOB, 99))).isEqualTo(9);
        }

        @Test
        void are_never_before_the_membership() {
            int group = groups.create("group", "", BOB, 0).orElseThrow();
            Conversation conversation = Conversation.group(group);
            say(conversation, 5, 0);
            groups.join(group, ALICE, 10);
            say(conversation, 3, 0);

            assertThat(begin(Backlog.ALL).starts()).containsExactly(new SessionFeed.Start(conversation, 5, 8, 5));
            assertThat(start(conversation, Backlog.ALL, new Cursor(new Target.Group(group), 2)))
                    .isEqualTo(5);
            assertThat(start(conversation, Backlog.ALL, new Cursor(new Target.Group(group), 6)))
                    .isEqualTo(6);
        }

        @Test
        void take_the_last_of_two_cursors_and_ignore_those_of_strangers() {
            say(DIRECT, 9, 0);
            Cursor[] device = {
                new Cursor(TO_BOB, 2),
                new Cursor(new Target.User(77), 5),
                new Cursor(new Target.Group(77), 5),
                new Cursor(new Target.User(ALICE), 5),
                new Cursor(TO_BOB, 3)
            };

            assertThat(begin(Backlog.ALL, device).starts()).containsExactly(new SessionFeed.Start(DIRECT, 3, 9, 0));
        }

        @Test
        void are_no_further_back_than_the_backlog_that_is_wanted() {
            say(DIRECT, 9, 0);
            cursors.received(ALICE, DIRECT, 4);

            assertThat(start(DIRECT, new Backlog(2))).isEqualTo(7);
            assertThat(start(DIRECT, new Backlog(0))).isEqualTo(9);
            assertThat(start(DIRECT, new Backlog(100))).isEqualTo(4);
            assertThat(start(DIRECT, new Backlog(2), new Cursor(TO_BOB, 8))).isEqualTo(8);
            assertThat(start(DIRECT, new Backlog(2), new Cursor(TO_BOB, 1))).isEqualTo(7);
        }

        @Test
        void leave_out_groups_that_were_left_and_conversations_without_a_word() {
            int group = groups.create("group", "", BOB, 0).orElseThrow();
            say(Conversation.group(group), 5, 0);
            groups.join(group, ALICE, 10);
            groups.quit(group, ALICE);
            log.addInboxes(List.of(DIRECT));

            LoginService.Beginning beginning = begin(Backlog.ALL);
            assertThat(beginning.starts()).isEmpty();
            assertThat(beginning.conversations()).isEmpty();
            assertThat(beginning.groups()).isEmpty();
        }

        @Test
        void of_a_second_membership_are_its_own_beginning() {
            int group = groups.create("group", "", BOB, 0).orElseThrow();
            Conversation conversation = Conversation.group(group);
            groups.join(group, ALICE, 10);
            say(conversation, 5, 0);
            groups.quit(group, ALICE);
            say(conversation, 2, 0);
            groups.join(group, ALICE, 10);

            assertThat(begin(Backlog.ALL).starts()).containsExactly(new SessionFeed.Start(conversation, 7, 7, 7));
        }
    }

    @Nested
    class Conversations {
        @Test
        void come_with_news_first_and_then_by_their_last_message() {
            say(Conversation.direct(ALICE, 3), 1, 30);
            say(Conversation.direct(ALICE, 4), 1, 40);
            say(Conversation.direct(ALICE, 5), 1, 50);
            say(Conversation.direct(ALICE, 6), 1, 60);
            for (int other : new int[] {4, 5, 6}) {
                cursors.received(ALICE, Conversation.direct(ALICE, other), 1);
            }
            cursors.read(ALICE, Conversation.direct(ALICE, 4), 1);
            cursors.read(ALICE, Conversation.direct(ALICE, 6), 1);

            assertThat(begin(Backlog.ALL).conversations())
                    .containsExactly(
                            new ConversationInfo(new Target.User(5), 1, 1, 0),
                            new ConversationInfo(new Target.User(3), 1, 0, 0),
                            new ConversationInfo(new Target.User(6), 1, 1, 1),
                            new ConversationInfo(new Target.User(4), 1, 1, 1));
        }

        @Test
        void are_a_thousand_at_the_most_but_all_of_them_start() {
            for (int other = 2; other <= 1_102; other++) {
                say(Conversation.direct(ALICE, other), 1, other);
            }
            LoginService.Beginning beginning = begin(Backlog.ALL);

            assertThat(beginning.conversations()).hasSize(1_000);
            assertThat(beginning.conversations())
                    .first()
                    .isEqualTo(new ConversationInfo(new Target.User(1_102), 1, 0, 0));
            assertThat(beginning.starts()).hasSize(1_101);
        }

        @Test
        void of_groups_do_not_show_what_was_said_before_the_membership_as_unread() {
            int group = groups.create("group", "about", BOB, 0).orElseThrow();
            say(Conversation.group(group), 5, 0);
            groups.join(group, ALICE, 10);

            List<ConversationInfo> conversations =
                    new ArrayList<>(begin(Backlog.ALL).conversations());
            assertThat(conversations).containsExactly(new ConversationInfo(new Target.Group(group), 5, 5, 5));
        }
    }
}
