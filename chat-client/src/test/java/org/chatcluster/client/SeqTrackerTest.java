package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatcluster.client.SeqTracker.Place;
import org.junit.jupiter.api.Test;

class SeqTrackerTest {
    private final SeqTracker tracker = new SeqTracker();

    @Test
    void first_message_of_an_unknown_conversation_is_its_beginning() {
        assertThat(tracker.isKnown()).isFalse();
        assertThat(tracker.offer(7)).isEqualTo(Place.NEXT);
        assertThat(tracker.last()).isEqualTo(7);
    }

    @Test
    void each_seq_counts_once() {
        tracker.beginAfter(3);
        assertThat(tracker.offer(4)).isEqualTo(Place.NEXT);
        assertThat(tracker.offer(4)).isEqualTo(Place.SEEN);
        assertThat(tracker.offer(3)).isEqualTo(Place.SEEN);
        assertThat(tracker.offer(5)).isEqualTo(Place.NEXT);
    }

    @Test
    void gap_before_the_first_message_is_seen() {
        tracker.beginAfter(0);
        assertThat(tracker.offer(2)).isEqualTo(Place.AHEAD);
        assertThat(tracker.hasGap()).isTrue();
        assertThat(tracker.last()).isZero();
        assertThat(tracker.highest()).isEqualTo(2);
    }

    @Test
    void nothing_overtakes_while_there_is_a_gap() {
        tracker.beginAfter(1);
        tracker.offer(4);
        assertThat(tracker.offer(5)).isEqualTo(Place.AHEAD);
        assertThat(tracker.offer(2)).isEqualTo(Place.AHEAD);
        assertThat(tracker.last()).isEqualTo(1);
    }

    @Test
    void history_fills_the_gap() {
        tracker.beginAfter(1);
        tracker.offer(4);
        assertThat(tracker.fill(1)).isFalse();
        assertThat(tracker.fill(2)).isTrue();
        assertThat(tracker.fill(3)).isTrue();
        assertThat(tracker.hasGap()).isTrue();
        assertThat(tracker.fill(4)).isTrue();
        assertThat(tracker.hasGap()).isFalse();
        assertThat(tracker.offer(5)).isEqualTo(Place.NEXT);
    }

    @Test
    void message_that_its_ack_told_about_is_not_filled_again() {
        tracker.beginAfter(1);
        tracker.offer(3);
        tracker.toldAhead(3);
        assertThat(tracker.fill(2)).isTrue();
        assertThat(tracker.fill(3)).isFalse();
        assertThat(tracker.last()).isEqualTo(3);
    }

    @Test
    void gap_that_the_history_cannot_fill_is_passed() {
        tracker.beginAfter(1);
        tracker.offer(9);
        tracker.closeGap();
        assertThat(tracker.hasGap()).isFalse();
        assertThat(tracker.offer(9)).isEqualTo(Place.SEEN);
        assertThat(tracker.offer(10)).isEqualTo(Place.NEXT);
    }

    @Test
    void lost_connection_forgets_what_was_seen_behind_the_gap() {
        tracker.beginAfter(1);
        tracker.offer(3);
        tracker.forgetGap();
        assertThat(tracker.offer(2)).isEqualTo(Place.NEXT);
        assertThat(tracker.offer(3)).isEqualTo(Place.NEXT);
    }

    @Test
    void message_that_its_ack_told_about_is_not_new_when_the_next_connection_brings_it() {
        tracker.beginAfter(1);
        tracker.offer(3);
        tracker.toldAhead(3);
        tracker.forgetGap();
        assertThat(tracker.offer(2)).isEqualTo(Place.NEXT);
        assertThat(tracker.offer(3)).isEqualTo(Place.TOLD);
        assertThat(tracker.offer(4)).isEqualTo(Place.NEXT);
    }

    @Test
    void new_membership_begins_anywhere() {
        tracker.beginAfter(5);
        tracker.forgetPlace();
        assertThat(tracker.offer(40)).isEqualTo(Place.NEXT);
    }

    @Test
    void new_connection_shows_that_the_membership_is_another() {
        tracker.beginAfter(50);
        tracker.mayBeginAfter(80);
        assertThat(tracker.offer(50)).isEqualTo(Place.SEEN);
        assertThat(tracker.offer(81)).isEqualTo(Place.NEXT);
        assertThat(tracker.hasGap()).isFalse();
    }

    @Test
    void new_connection_that_goes_on_where_the_last_ended_shows_that_it_is_the_same() {
        tracker.beginAfter(50);
        tracker.mayBeginAfter(80);
        assertThat(tracker.offer(51)).isEqualTo(Place.NEXT);
        assertThat(tracker.offer(81)).isEqualTo(Place.AHEAD);
    }

    @Test
    void message_behind_every_possible_beginning_has_a_gap_in_front_of_it() {
        tracker.beginAfter(50);
        tracker.mayBeginAfter(80);
        assertThat(tracker.offer(82)).isEqualTo(Place.AHEAD);
    }

    @Test
    void beginning_never_goes_back() {
        tracker.beginAfter(5);
        tracker.beginAfter(2);
        assertThat(tracker.last()).isEqualTo(5);
    }
}
