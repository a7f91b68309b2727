package org.chatcluster.client.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Target BOB = new Target.User(2);
    private static final Target TEAM = new Target.Group(2);

    private final Desk desk = new Desk();

    @Test
    void counts_what_the_server_says_is_unread_and_what_came_since() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        desk.shown(BOB, 10, false);
        desk.shown(TEAM, 1, false);
        assertThat(desk.unread()).containsEntry(BOB, 4L).containsEntry(TEAM, 1L);
    }

    @Test
    void only_what_was_shown_in_the_current_conversation_is_read() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        desk.shown(BOB, 9, false);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.turnTo(BOB);
        assertThat(desk.takeRead(BOB)).isEqualTo(9);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void unread_messages_that_were_not_shown_stay_unread() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        desk.turnTo(BOB);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(desk.unread()).containsEntry(BOB, 3L);
    }

    @Test
    void own_message_is_not_unread() {
        desk.shown(BOB, 1, true);
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void own_message_behind_unread_ones_does_not_read_them() {
        desk.shown(BOB, 1, false);
        desk.shown(BOB, 2, true);
        assertThat(desk.unread()).containsEntry(BOB, 2L);
    }

    @Test
    void reading_on_another_device_counts() {
        desk.shown(BOB, 3, false);
        desk.read(BOB, 3);
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void leaving_the_current_conversation_turns_away_from_it() {
        desk.turnTo(TEAM);
        desk.leave(TEAM);
        assertThat(desk.current()).isEmpty();
    }
}
