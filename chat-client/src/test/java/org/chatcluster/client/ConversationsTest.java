package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final Target BOB = new Target.User(2);
    private static final Target TEAM = new Target.Group(2);

    private final Conversations conversations = new Conversations();

    @Test
    void begin_where_the_account_was() {
        conversations.begin(List.of(new ConversationInfo(BOB, 9, 4, 0)), Backlog.ALL);
        assertThat(conversations.get(BOB).last()).isEqualTo(4);
    }

    @Test
    void begin_in_front_of_the_wanted_part_of_the_backlog() {
        conversations.begin(
                List.of(new ConversationInfo(BOB, 100, 4, 0), new ConversationInfo(TEAM, 5, 4, 0)), new Backlog(10));
        assertThat(conversations.get(BOB).last()).isEqualTo(90);
        assertThat(conversations.get(TEAM).last()).isEqualTo(4);
    }

    @Test
    void keep_their_place_at_a_later_login() {
        conversations.get(BOB).offer(7);
        conversations.begin(List.of(new ConversationInfo(BOB, 9, 4, 0)), Backlog.ALL);
        assertThat(conversations.get(BOB).last()).isEqualTo(7);
    }

    @Test
    void cursors_name_the_ones_that_moved_last() {
        for (int id = 1; id <= 10; id++) {
            conversations.get(new Target.User(id)).offer(id);
        }
        conversations.get(new Target.User(1)).offer(2);
        assertThat(conversations.cursors(2))
                .containsExactlyInAnyOrder(new Cursor(new Target.User(10), 10), new Cursor(new Target.User(1), 2));
    }

    @Test
    void cursors_leave_out_what_has_no_place() {
        conversations.get(BOB);
        assertThat(conversations.cursors(10)).isEmpty();
    }

    @Test
    void user_and_group_of_one_number_are_two() {
        conversations.get(BOB).offer(7);
        assertThat(conversations.get(TEAM).isKnown()).isFalse();
    }
}
