package org.chatcluster.client.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Target BOB = new Target.User(2);
    private static final Target CAROL = new Target.User(3);
    private static final Target TEAM = new Target.Group(7);
    private static final Target OPS = new Target.Group(8);
    private static final UserName ME = new UserName(1, "alice");

    private final Desk desk = new Desk();

    private void come(Target conversation, long seq) {
        come(conversation, seq, false, false);
    }

    private void come(Target conversation, long seq, boolean own, boolean mention) {
        desk.arrived(message(conversation, seq, own), mention);
    }

    /** So many of these are as much as a conversation holds. */
    private static final int MANY = (int) (Conversation.MAX_WEIGHT / (250 + Limits.MAX_MSG_BYTES));

    private static final String LONG = "x".repeat(Limits.MAX_MSG_BYTES);

    private static ChatMessage longMessage(Target conversation, long seq) {
        return new ChatMessage(conversation, new UserName(2, "bob"), LONG, seq, 1_000 + seq, false, false);
    }

    private void comeLong(Target conversation, long seq) {
        desk.arrived(longMessage(conversation, seq), false);
    }

    private void loadedLong(Target conversation, long first, long last) {
        desk.shelf()
                .loaded(
                        conversation,
                        LongStream.rangeClosed(first, last)
                                .mapToObj(seq -> longMessage(conversation, seq))
                                .toList(),
                        true,
                        message -> false);
    }

    private static ChatMessage message(Target conversation, long seq, boolean own) {
        UserName sender = own ? ME : new UserName(2, "bob");
        return new ChatMessage(conversation, sender, "text " + seq, seq, 1_000 + seq, false, own);
    }

    private static Outgoing outgoing(long cid, String text) {
        return new Outgoing(new SendRequest(BOB, text, cid), 5, false, new CompletableFuture<>());
    }

    private List<String> shown() {
        return desk.timeline().entries().stream()
                .map(entry -> entry instanceof Message message
                        ? message.text() + " " + message.fate()
                        : ((Notice) entry).line().text())
                .toList();
    }

    @Test
    void counts_what_the_server_says_is_unread_and_what_came_since() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        come(BOB, 10);
        come(TEAM, 1);
        assertThat(desk.unread()).containsEntry(BOB, 4L).containsEntry(TEAM, 1L);
    }

    @Test
    void only_what_was_on_the_screen_in_the_current_conversation_is_read() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        desk.printed(BOB, 1, 9);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.turnTo(BOB);
        assertThat(desk.takeRead(BOB)).isEqualTo(9);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void nothing_is_read_while_the_terminal_is_out_of_sight() {
        desk.turnTo(BOB);
        desk.focus(false);
        come(BOB, 1);
        desk.onScreen(BOB, 1, 1);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.focus(true);
        assertThat(desk.takeRead(BOB)).isEqualTo(1);
    }

    @Test
    void what_is_above_the_screen_stays_unread_until_it_was_there() {
        desk.begin(List.of(new ConversationInfo(BOB, 100, 100, 6)));
        desk.turnTo(BOB);
        desk.onScreen(BOB, 81, 100);
        come(BOB, 101);
        desk.onScreen(BOB, 82, 101);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.onScreen(BOB, 7, 30);
        assertThat(desk.takeRead(BOB)).isEqualTo(30);
        desk.onScreen(BOB, 30, 60);
        desk.onScreen(BOB, 60, 101);
        assertThat(desk.takeRead(BOB)).isEqualTo(101);
    }

    @Test
    void flood_that_passes_by_while_the_person_looks_is_read() {
        desk.turnTo(BOB);
        for (int seq = 1; seq <= 100; seq++) {
            come(BOB, seq);
        }
        desk.onScreen(BOB, 81, 100);
        assertThat(desk.takeRead(BOB)).isEqualTo(100);
    }

    @Test
    void flood_that_passes_by_while_nobody_looks_is_not() {
        desk.turnTo(BOB);
        come(BOB, 1);
        desk.onScreen(BOB, 1, 1);
        assertThat(desk.takeRead(BOB)).isEqualTo(1);
        desk.focus(false);
        for (int seq = 2; seq <= 100; seq++) {
            come(BOB, seq);
            desk.onScreen(BOB, Math.max(1, seq - 19), seq);
        }
        desk.focus(true);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(desk.unread()).containsEntry(BOB, 99L);
        assertThat(desk.timeline().newAfter()).isEqualTo(1);
    }

    @Test
    void line_is_drawn_in_the_conversation_that_is_open_before_the_login() {
        desk.turnTo(BOB);
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        assertThat(desk.timeline().newAfter()).isEqualTo(6);
    }

    @Test
    void wanted_one_that_stays_unread_is_passed_by_the_second_time() {
        come(TEAM, 1);
        come(BOB, 1);
        desk.turnToWanted();
        desk.turnToWanted();
        assertThat(desk.current()).contains(TEAM);
        desk.turnToWanted();
        assertThat(desk.current()).isEmpty();
        desk.turnToWanted();
        assertThat(desk.current()).contains(BOB);
    }

    @Test
    void unread_messages_that_were_not_on_the_screen_stay_unread() {
        desk.begin(List.of(new ConversationInfo(BOB, 9, 9, 6)));
        desk.turnTo(BOB);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(desk.unread()).containsEntry(BOB, 3L);
    }

    @Test
    void own_message_is_not_unread_and_does_not_read_what_is_before_it() {
        come(BOB, 1, true, false);
        assertThat(desk.unread()).isEmpty();
        come(BOB, 2);
        come(BOB, 3, true, false);
        assertThat(desk.unread()).containsEntry(BOB, 1L);
    }

    @Test
    void own_messages_behind_what_was_seen_are_read_with_it() {
        for (long seq = 1; seq <= 69; seq++) {
            come(BOB, seq, seq > 9, false);
        }
        desk.turnTo(BOB);
        desk.onScreen(BOB, 1, 5);
        assertThat(desk.takeRead(BOB)).isEqualTo(5);
        desk.onScreen(BOB, 6, 20);
        assertThat(desk.takeRead(BOB)).isEqualTo(69);
    }

    @Test
    void screen_behind_own_messages_counts_as_if_they_were_on_it() {
        come(BOB, 1);
        for (long seq = 2; seq <= 60; seq++) {
            come(BOB, seq, true, false);
        }
        come(BOB, 61);
        desk.turnTo(BOB);
        desk.onScreen(BOB, 50, 61);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.onScreen(BOB, 1, 10);
        desk.onScreen(BOB, 50, 61);
        assertThat(desk.takeRead(BOB)).isEqualTo(61);
    }

    @Test
    void own_messages_are_not_passed_over_before_all_between_them_is_known() {
        desk.begin(List.of(new ConversationInfo(BOB, 60, 60, 10)));
        desk.turnTo(BOB);
        loadedOwn(31, 60);
        desk.onScreen(BOB, 41, 60);
        assertThat(desk.takeRead(BOB)).isZero();
        loadedOwn(11, 30);
        assertThat(desk.takeRead(BOB)).isEqualTo(60);
    }

    private void loadedOwn(long first, long last) {
        desk.shelf()
                .loaded(
                        BOB,
                        LongStream.rangeClosed(first, last)
                                .mapToObj(seq -> message(BOB, seq, true))
                                .toList(),
                        true,
                        message -> false);
    }

    @Test
    void line_stands_behind_own_messages_that_others_have_followed() {
        come(BOB, 1, true, false);
        come(BOB, 2, true, false);
        come(BOB, 3);
        desk.turnTo(BOB);
        assertThat(desk.timeline().newAfter()).isEqualTo(2);
    }

    @Test
    void reading_on_another_device_counts() {
        come(BOB, 3);
        desk.read(BOB, 3);
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void leaving_the_current_conversation_turns_away_from_it() {
        desk.turnTo(TEAM);
        desk.leave(TEAM);
        assertThat(desk.current()).isEmpty();
        desk.turnBack();
        assertThat(desk.current()).isEmpty();
    }

    @Test
    void wanted_ones_come_by_urgency_and_end_where_it_began() {
        desk.turnTo(CAROL);
        come(TEAM, 1);
        come(BOB, 1);
        come(OPS, 1, false, true);
        for (Target next : List.of(OPS, BOB, TEAM)) {
            desk.turnToWanted();
            assertThat(desk.current()).contains(next);
            desk.onScreen(next, 1, 1);
            assertThat(desk.takeRead(next)).isEqualTo(1);
        }
        desk.turnToWanted();
        assertThat(desk.current()).contains(CAROL);
        desk.turnToWanted();
        assertThat(desk.current()).contains(CAROL);
    }

    @Test
    void turns_by_number_by_step_and_back() {
        desk.open(List.of(BOB, TEAM, OPS));
        desk.turnToNumber(3);
        assertThat(desk.current()).contains(OPS);
        desk.turnToNumber(4);
        assertThat(desk.current()).contains(OPS);
        desk.turnBy(1);
        assertThat(desk.current()).contains(BOB);
        desk.turnBy(-1);
        assertThat(desk.current()).contains(OPS);
        desk.turnBack();
        assertThat(desk.current()).contains(BOB);
        desk.turnBack();
        assertThat(desk.current()).contains(OPS);
    }

    @Test
    void each_message_is_there_once_wherever_it_comes_from() {
        desk.turnTo(BOB);
        come(BOB, 2);
        assertThat(desk.shelf().beginLoading(BOB)).contains(2L);
        assertThat(desk.shelf().beginLoading(BOB)).isEmpty();
        desk.notice(Line.note("late"));
        desk.shelf().loaded(BOB, List.of(message(BOB, 1, false), message(BOB, 2, false)), false, message -> false);
        assertThat(shown()).containsExactly("text 1 COMMITTED", "text 2 COMMITTED", "late");
        assertThat(desk.shelf().beginLoading(BOB)).isEmpty();
        assertThat(desk.timeline().older()).isFalse();
    }

    @Test
    void own_message_goes_from_queued_to_read() {
        desk.turnTo(BOB);
        Outgoing first = outgoing(11, "one");
        desk.queued(first, ME);
        desk.queued(outgoing(12, "two"), ME);
        assertThat(shown()).containsExactly("one QUEUED", "two QUEUED");
        desk.committed(first, ME, new ChatAck(11, BOB, 1, 7, false));
        assertThat(shown()).containsExactly("one COMMITTED", "two QUEUED");
        desk.readByOther(BOB, 1);
        assertThat(shown()).containsExactly("one READ", "two QUEUED");
    }

    @Test
    void message_whose_ack_was_lost_is_there_once() {
        desk.turnTo(BOB);
        Outgoing message = outgoing(11, "text 1");
        desk.queued(message, ME);
        come(BOB, 1, true, false);
        assertThat(shown()).containsExactly("text 1 COMMITTED");
        desk.committed(message, ME, new ChatAck(11, BOB, 1, 7, true));
        assertThat(shown()).containsExactly("text 1 COMMITTED");
    }

    @Test
    void refused_message_stays_until_it_is_taken() {
        desk.turnTo(BOB);
        Outgoing message = outgoing(11, "one");
        desk.queued(message, ME);
        desk.refused(message, ME, "blocked", 6);
        assertThat(shown()).containsExactly("one REFUSED");
        assertThat(desk.conversations().get(0).refused()).isTrue();
        assertThat(desk.takeRefused())
                .hasValueSatisfying(taken -> assertThat(taken.reason()).isEqualTo("blocked"));
        assertThat(shown()).isEmpty();
        assertThat(desk.takeRefused()).isEmpty();
    }

    @Test
    void conversation_of_nothing_but_a_dropped_message_goes_when_the_person_leaves_it() {
        desk.open(List.of(CAROL));
        desk.turnTo(CAROL);
        desk.queued(outgoing(11, "hi"), ME);
        desk.refused(outgoing(11, "hi"), ME, "There is no such user", 7);
        desk.turnTo(BOB);
        assertThat(desk.dropRefused()).map(Message::cid).contains(11L);
        assertThat(desk.dropRefused()).isEmpty();
        assertThat(desk.conversations()).hasSize(2);
        desk.turnTo(CAROL);
        desk.turnBack();
        assertThat(desk.current()).contains(CAROL);
        assertThat(desk.conversations())
                .extracting(ConversationView::conversation)
                .containsExactly(CAROL);
    }

    @Test
    void conversation_with_more_than_a_dropped_message_stays() {
        desk.open(List.of(BOB));
        for (Target conversation : List.of(BOB, CAROL)) {
            desk.turnTo(conversation);
            refuse(conversation);
            assertThat(desk.dropRefused()).isPresent();
        }
        desk.draft(CAROL, "begun");
        desk.turnTo(TEAM);
        refuse(TEAM);
        assertThat(desk.dropRefused()).isPresent();
        come(TEAM, 1);
        desk.turnTo(OPS);
        assertThat(desk.conversations())
                .extracting(ConversationView::conversation)
                .containsExactly(BOB, CAROL, TEAM, OPS);
    }

    private void refuse(Target conversation) {
        SendRequest request = new SendRequest(conversation, "hi", 11);
        desk.refused(new Outgoing(request, 5, false, new CompletableFuture<>()), ME, "no", 7);
    }

    @Test
    void line_stands_before_what_is_new_until_the_person_turns_away() {
        come(BOB, 1);
        desk.read(BOB, 1);
        come(BOB, 2);
        desk.turnTo(BOB);
        assertThat(desk.timeline().newAfter()).isEqualTo(1);
        desk.onScreen(BOB, 2, 2);
        assertThat(desk.takeRead(BOB)).isEqualTo(2);
        assertThat(desk.timeline().newAfter()).isEqualTo(1);
        desk.turnTo(TEAM);
        desk.turnTo(BOB);
        assertThat(desk.timeline().newAfter()).isEqualTo(Timeline.NO_LINE);
    }

    @Test
    void latest_speaker_is_first() {
        desk.turnTo(TEAM);
        for (long seq = 1; seq <= 3; seq++) {
            UserName sender = new UserName((int) (seq % 2) + 2, seq % 2 == 0 ? "bob" : "carol");
            desk.arrived(new ChatMessage(TEAM, sender, "hi", seq, seq, false, false), false);
        }
        assertThat(desk.recentSpeakers()).containsExactly("carol", "bob");
    }

    @Test
    void drafts_belong_to_their_conversation() {
        desk.draft(BOB, "dear bob");
        assertThat(desk.draft(BOB)).isEqualTo("dear bob");
        assertThat(desk.draft(TEAM)).isEmpty();
    }

    @Test
    void what_was_said_before_this_account_came_into_a_group_is_not_unread() {
        come(TEAM, 5_001);
        desk.committed(outgoing(1, "hi"), ME, new ChatAck(1, BOB, 301, 5, false));
        assertThat(desk.unread()).containsOnly(Map.entry(TEAM, 1L));
    }

    @Test
    void shows_notices_however_many_have_gone_with_old_messages() {
        desk.turnTo(BOB);
        for (int i = 0; i < Notices.MAX; i++) {
            desk.notice(BOB, Line.note("old"));
        }
        for (long seq = 1; seq <= MANY + 1; seq++) {
            comeLong(BOB, seq);
        }
        desk.notice(BOB, Line.note("new"));
        assertThat(shown()).doesNotContain("old").endsWith("new");
    }

    @Test
    void notices_from_before_the_first_login_stand_at_the_end() {
        desk.turnTo(BOB);
        desk.notice(Line.note("early"));
        desk.begin(List.of(new ConversationInfo(BOB, 2, 2, 2)));
        desk.shelf().loaded(BOB, List.of(message(BOB, 1, false), message(BOB, 2, false)), false, message -> false);
        come(BOB, 3);
        assertThat(shown()).containsExactly("text 1 COMMITTED", "text 2 COMMITTED", "early", "text 3 COMMITTED");

        desk.begin(List.of(new ConversationInfo(BOB, 4, 4, 2)));
        come(BOB, 4);
        assertThat(shown()).endsWith("early", "text 3 COMMITTED", "text 4 COMMITTED");
    }

    @Test
    void notices_in_a_new_conversation_stand_before_its_first_message() {
        desk.turnTo(TEAM);
        desk.notice(Line.note("early"));
        come(TEAM, 301);
        desk.begin(List.of(new ConversationInfo(TEAM, 301, 301, 300)));
        desk.shelf().loaded(TEAM, List.of(message(TEAM, 300, false)), false, message -> false);
        assertThat(shown()).containsExactly("text 300 COMMITTED", "early", "text 301 COMMITTED");
    }

    @Test
    void what_was_printed_is_read_when_the_gap_before_it_is_filled() {
        desk.begin(List.of(new ConversationInfo(BOB, 100, 100, 6)));
        desk.turnTo(BOB);
        desk.printed(BOB, 101, 101);
        desk.printed(BOB, 102, 102);
        desk.printed(BOB, 7, 50);
        assertThat(desk.takeRead(BOB)).isEqualTo(50);
        desk.printed(BOB, 91, 100);
        assertThat(desk.takeRead(BOB)).isZero();
        desk.printed(BOB, 51, 95);
        assertThat(desk.takeRead(BOB)).isEqualTo(102);
    }

    @Test
    void pages_of_the_history_stay_in_a_conversation_that_is_full() {
        desk.turnTo(BOB);
        for (long seq = 201; seq <= MANY + 201; seq++) {
            comeLong(BOB, seq);
        }
        assertThat(desk.shelf().beginLoading(BOB)).contains(202L);
        desk.shelf().loaded(BOB, List.of(message(BOB, 200, false), message(BOB, 201, false)), false, message -> false);
        loadedLong(BOB, 150, 199);
        assertThat(desk.shelf().messages(BOB)).isEqualTo(MANY + 52);

        comeLong(BOB, MANY + 202);
        assertThat(desk.shelf().messages(BOB)).isEqualTo(MANY + 52);
        desk.turnTo(TEAM);
        assertThat(desk.shelf().messages(BOB)).isEqualTo(MANY);
    }

    @Test
    void pages_of_the_history_stay_within_bounds_where_the_person_is_not() {
        desk.begin(List.of(new ConversationInfo(TEAM, 10_000, 10_000, 0)));
        long last = 10_000;
        for (int page = 0; page < 5; page++) {
            if (desk.shelf().lacksUnread(TEAM)) {
                loadedLong(TEAM, last - 199, last);
                last -= 200;
            }
        }
        assertThat(last).isEqualTo(9_600);
        assertThat(desk.shelf().messages(TEAM)).isEqualTo(MANY);
    }

    @Test
    void newest_page_once_more_does_not_hide_that_there_is_nothing_older() {
        desk.turnTo(BOB);
        desk.shelf().loaded(BOB, List.of(message(BOB, 1, false), message(BOB, 2, false)), false, message -> false);
        desk.shelf().loaded(BOB, List.of(message(BOB, 2, false)), true, message -> false);
        assertThat(desk.timeline().older()).isFalse();
        assertThat(shown()).containsExactly("text 1 COMMITTED", "text 2 COMMITTED");
    }

    @Test
    void longest_conversation_forgets_what_is_too_much_for_all() {
        come(BOB, 1);
        for (int group = 1; group <= 11; group++) {
            for (long seq = 1; seq <= MANY; seq++) {
                comeLong(new Target.Group(group), seq);
            }
        }
        assertThat(ConversationList.MAX_WEIGHT).isEqualTo(10 * Conversation.MAX_WEIGHT);
        assertThat(desk.shelf().unreadMessages(BOB)).hasSize(1);
        assertThat(desk.conversations().stream()
                        .mapToInt(row -> desk.shelf().messages(row.conversation()))
                        .sum())
                .isBetween(10 * MANY - 10, 10 * MANY + 10);
        assertThat(desk.shelf().messages(new Target.Group(1))).isBetween(MANY * 8 / 10, MANY - 1);
        assertThat(desk.shelf().beginLoading(new Target.Group(1))).isPresent();
    }

    @Test
    void what_comes_late_does_not_bring_back_a_conversation() {
        come(TEAM, 1);
        desk.shelf().beginLoading(TEAM);
        desk.leave(TEAM);
        desk.onScreen(TEAM, 1, 1);
        desk.shelf().loaded(TEAM, List.of(message(TEAM, 1, false)), false, message -> false);
        desk.shelf().loadingFailed(TEAM);
        assertThat(desk.conversations()).isEmpty();
    }

    @Test
    void what_the_person_saw_is_read_although_it_has_gone_on() {
        come(BOB, 1);
        desk.turnTo(BOB);
        desk.onScreen(BOB, 1, 1);
        desk.turnTo(TEAM);
        assertThat(desk.takeRead(BOB)).isEqualTo(1);
        come(BOB, 2);
        desk.onScreen(BOB, 2, 2);
        assertThat(desk.takeRead(BOB)).isZero();
    }

    @Test
    void page_of_the_history_does_not_take_away_that_a_message_names_me() {
        come(TEAM, 1, false, true);
        desk.shelf().loaded(TEAM, List.of(message(TEAM, 1, false)), false, message -> false);
        assertThat(desk.mentions()).hasSize(1);
    }

    @Test
    void old_message_of_the_same_words_does_not_stand_for_the_one_on_its_way() {
        desk.turnTo(BOB);
        desk.queued(outgoing(11, "text 1"), ME);
        assertThat(desk.shelf().beginLoading(BOB)).isPresent();
        desk.shelf().loaded(BOB, List.of(message(BOB, 1, true)), false, message -> false);
        assertThat(shown()).containsExactly("text 1 COMMITTED", "text 1 QUEUED");
    }
}
