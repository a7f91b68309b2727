package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.server.log.FakeMessageDao.brokenAfterCommit;
import static org.chatcluster.server.log.FakeMessageDao.defect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SessionFeedTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int CAROL = 3;
    private static final Conversation DIRECT = Conversation.direct(ALICE, BOB);
    private static final Conversation GROUP = Conversation.group(7);
    private static final Conversation OTHER_GROUP = Conversation.group(8);

    private final Rig rig = new Rig();

    @AfterEach
    void nothing_is_left_waiting_or_unreleased() {
        rig.settle();
        assertThat(rig.allocator.unreleased()).isZero();
        assertThat(rig.loop.size() + rig.otherLoop.size() + rig.pageThreads.size())
                .isZero();
    }

    private static String[] pushes(String place, long from, long to, String suffix) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> "push " + place + " " + seq + suffix)
                .toArray(String[]::new);
    }

    @Nested
    class Live {
        @Test
        void messages_are_pushed_to_the_other_side_and_acknowledged_to_the_sender_in_order() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.deviceOnOtherLoop(BOB);
            alice.send(DIRECT, 11);
            alice.send(DIRECT, 12);
            bob.send(DIRECT, 21);
            rig.settle();

            assertThat(alice.seen()).containsExactly("ack u2 1 cid 11", "ack u2 2 cid 12", "push 2-1 3");
            assertThat(bob.seen()).containsExactly("push 1-2 1", "push 1-2 2", "ack u1 3 cid 21");
            assertThat(rig.pageThreads.size()).isZero();
            assertThat(rig.meter.pages).as("nothing was read from the log").isZero();
            assertThat(rig.meter.pushed).isEqualTo(3);
        }

        @Test
        void a_push_says_who_what_where_and_when() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            alice.send(DIRECT, 11, "hello", null);
            rig.settle();

            StoredMessage row = rig.dao.rows(DIRECT).get(0);
            assertThat(bob.outlet.messages())
                    .containsExactly(new ChatPush(
                            new UserName(ALICE, "user1"), new Target.User(BOB), "hello", 1, row.time(), false));
            assertThat(alice.outlet.messages())
                    .containsExactly(new ChatAck(11, new Target.User(BOB), 1, row.time(), false));
            assertThat(alice.outlet.rids()).containsExactly(11L);
        }

        @Test
        void the_other_devices_of_the_sender_get_a_push() {
            Rig.Device phone = rig.device(ALICE);
            Rig.Device laptop = rig.deviceOnOtherLoop(ALICE);
            phone.send(DIRECT, 11);
            rig.settle();

            assertThat(phone.seen()).containsExactly("ack u2 1 cid 11");
            assertThat(laptop.seen()).containsExactly("push 1-2 1");
        }

        @Test
        void the_frame_of_a_message_is_made_once_for_all_who_get_it() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            Rig.Device carol = rig.deviceOnOtherLoop(CAROL, Rig.at(GROUP, 0, 0));
            alice.send(GROUP, 11);
            rig.settle();

            assertThat(bob.seen()).hasSize(1).isEqualTo(carol.seen());
            assertThat(rig.meter.encoded).isOne();
        }

        @Test
        void strangers_see_nothing() {
            Rig.Device carol = rig.device(CAROL);
            rig.device(ALICE).send(DIRECT, 11);
            rig.device(BOB, Rig.at(GROUP, 0, 0)).send(GROUP, 12);
            rig.settle();

            assertThat(carol.seen()).isEmpty();
        }

        @Test
        void a_message_that_comes_twice_is_sent_once() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            alice.send(DIRECT, 11);
            rig.settle();
            alice.send(DIRECT, 11);
            rig.settle();

            assertThat(alice.seen()).containsExactly("ack u2 1 cid 11", "ack u2 1 cid 11 dup");
            assertThat(bob.seen()).containsExactly("push 1-2 1");
        }

        @Test
        void a_send_without_a_cid_is_acknowledged_without_one() {
            Rig.Device alice = rig.device(ALICE);
            alice.send(DIRECT, 0);
            alice.send(DIRECT, 0);
            rig.settle();

            assertThat(alice.seen()).containsExactly("ack u2 1 cid 0", "ack u2 2 cid 0");
            assertThat(rig.dao.rows(DIRECT)).extracting(StoredMessage::cid).allMatch(cid -> cid < 0);
        }

        @Test
        void one_write_and_flush_serve_a_batch() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            IntStream.rangeClosed(1, 100).forEach(cid -> alice.send(DIRECT, cid));
            rig.lane.writeAll();

            assertThat(rig.loop.size()).as("one task for the batch").isEqualTo(1);
            rig.runAll();
            assertThat(bob.seen()).containsExactly(pushes("1-2", 1, 100, ""));
        }
    }

    @Nested
    class Gaps {
        @Test
        void are_filled_from_the_log_in_order() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            // Another node has committed 1 and 2, and nobody here has heard of it.
            rig.stored(DIRECT, ALICE, 1, 2);
            alice.send(DIRECT, 11);
            rig.settle();

            assertThat(bob.seen()).containsExactly("push 1-2 1", "push 1-2 2", "push 1-2 3");
            assertThat(alice.seen()).containsExactly("push 1-2 1", "push 1-2 2", "ack u2 3 cid 11");
            assertThat(rig.meter.behind).isZero();
        }

        @Test
        void are_filled_up_to_a_hint() {
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            rig.stored(DIRECT, ALICE, 1, 3);
            rig.stored(GROUP, ALICE, 1, 2);
            rig.delivery.found(Map.of(DIRECT, 3L, GROUP, 2L));
            rig.settle();

            assertThat(bob.seen())
                    .containsExactlyInAnyOrder("push 1-2 1", "push 1-2 2", "push 1-2 3", "push g7 1", "push g7 2");
        }

        @Test
        void in_the_log_itself_are_passed_and_reported() {
            rig.stored(DIRECT, ALICE, 1, 6);
            rig.dao.lose(DIRECT, 2);
            rig.dao.lose(DIRECT, 3);
            rig.dao.lose(DIRECT, 6);
            Rig.Device bob = rig.device(BOB, Rig.at(DIRECT, 0, 6));
            rig.settle();

            assertThat(bob.seen())
                    .containsExactly("push 1-2 1 offline", "push 1-2 4 offline", "push 1-2 5 offline", "sync end");
            assertThat(rig.meter.holes).isEqualTo(2);
            assertThat(bob.feed.end(DIRECT)).isEqualTo(6);
        }

        @Test
        void that_cannot_be_read_now_are_read_later() {
            rig.stored(DIRECT, ALICE, 1, 2);
            Rig.Device bob = rig.loading(BOB);
            rig.dao.down(true);
            bob.start(Rig.at(DIRECT, 0, 2));
            rig.runAll();
            assertThat(bob.seen()).isEmpty();
            rig.dao.down(false);
            rig.dao.nextReads(defect());

            List<String> seen = List.of();
            while (seen.isEmpty()) {
                await().atMost(Duration.ofSeconds(10)).until(() -> rig.loop.size() > 0);
                rig.runAll();
                seen = bob.seen();
            }
            assertThat(seen).containsExactly("push 1-2 1 offline", "push 1-2 2 offline", "sync end");
        }

        @Test
        void that_close_while_a_page_is_read_are_no_holes() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            rig.stored(DIRECT, ALICE, 1, 1);
            alice.send(DIRECT, 11);
            rig.lane.writeAll();
            rig.loop.runAll();
            // Bob's page of 1 and 2 is about to be read; 3 is committed before it arrives.
            rig.pageThreads.runAll();
            alice.send(DIRECT, 12);
            rig.settle();

            assertThat(bob.seen()).containsExactly("push 1-2 1", "push 1-2 2", "push 1-2 3");
            assertThat(rig.meter.holes).isZero();
        }
    }

    @Nested
    class Backlogs {
        @Test
        void come_first_then_sync_end_then_what_is_live() {
            rig.stored(DIRECT, ALICE, 1, 5);
            Rig.Device alice = rig.device(ALICE, Rig.at(DIRECT, 5, 5));
            Rig.Device bob = rig.loading(BOB);
            bob.start(Rig.at(DIRECT, 2, 5));
            alice.send(DIRECT, 11);
            rig.settle();

            assertThat(bob.seen())
                    .containsExactly(
                            "push 1-2 3 offline", "push 1-2 4 offline", "push 1-2 5 offline", "sync end", "push 1-2 6");
        }

        @Test
        void that_are_empty_end_at_once() {
            Rig.Device bob = rig.loading(BOB).start();

            assertThat(bob.seen()).containsExactly("sync end");
        }

        @Test
        void of_many_pages_and_conversations_are_complete() {
            rig.stored(DIRECT, ALICE, 1, 1_300);
            rig.stored(GROUP, ALICE, 1, 700);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 1_300), Rig.at(GROUP, 100, 700));
            rig.settle();

            List<String> expected = new ArrayList<>(List.of(pushes("1-2", 1, 1_300, " offline")));
            expected.addAll(List.of(pushes("g7", 101, 700, " offline")));
            List<String> seen = bob.seen();
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(with(expected, "sync end"))
                    .last()
                    .isEqualTo("sync end");
            assertThat(seen).filteredOn(s -> s.contains("1-2")).containsExactly(pushes("1-2", 1, 1_300, " offline"));
            assertThat(rig.meter.pages).isBetween(4, 10);
            assertThat(rig.meter.behind).isZero();
        }

        private static List<String> with(List<String> list, String more) {
            List<String> all = new ArrayList<>(list);
            all.add(more);
            return all;
        }

        @Test
        void are_cut_into_pages_of_bounded_size() {
            String text = "x".repeat(8_000);
            List<StoredMessage> rows = new ArrayList<>();
            for (int seq = 1; seq <= 100; seq++) {
                rows.add(new StoredMessage(DIRECT, seq, ALICE, seq, 0, text));
            }
            rig.dao.store(rows);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 100));
            rig.settle();

            assertThat(bob.seen()).hasSize(101);
            assertThat(rig.meter.pages).isBetween(6, 8);
        }

        @Test
        void mark_nothing_as_offline_that_came_during_them() {
            rig.stored(DIRECT, ALICE, 1, 2);
            Rig.Device alice = rig.device(ALICE, Rig.at(DIRECT, 2, 2));
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 2));
            alice.send(DIRECT, 11);
            rig.lane.writeAll();
            rig.loop.runAll();
            assertThat(bob.seen()).isEmpty();
            rig.runAll();

            assertThat(bob.seen())
                    .containsExactly("push 1-2 1 offline", "push 1-2 2 offline", "sync end", "push 1-2 3");
        }

        @Test
        void wait_while_the_client_does_not_read_and_leave_nothing_queued() {
            rig.stored(DIRECT, ALICE, 1, 2_000);
            Rig.Device bob = rig.loading(BOB);
            bob.outlet.writable(false);
            bob.start(Rig.at(DIRECT, 0, 2_000));
            rig.runAll();
            assertThat(bob.seen()).isEmpty();
            assertThat(rig.meter.pages).isZero();

            bob.writable(true);
            rig.pageThreads.runOne();
            bob.outlet.writable(false);
            rig.runAll();
            List<String> seen = new ArrayList<>(bob.seen());
            assertThat(seen).as("one page").hasSizeBetween(1, 512);
            assertThat(rig.meter.pages).isEqualTo(1);

            bob.writable(true);
            rig.runAll();
            seen.addAll(bob.seen());
            assertThat(seen).hasSize(2_001).last().isEqualTo("sync end");
        }

        @Test
        void take_up_what_was_committed_while_the_cursors_were_read() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.loading(BOB);
            alice.send(DIRECT, 11);
            alice.send(GROUP, 12);
            rig.settle();
            bob.start(Rig.at(GROUP, 0, 0));
            rig.settle();

            assertThat(bob.seen()).containsExactlyInAnyOrder("sync end", "push 1-2 1", "push g7 1");
        }

        @Test
        void take_up_group_messages_of_a_login_that_overlaps_with_another() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device slow = rig.loading(BOB);
            Rig.Device fast = rig.loading(CAROL);
            alice.send(GROUP, 11);
            rig.settle();
            fast.start(Rig.at(GROUP, 1, 1));
            alice.send(GROUP, 12);
            rig.settle();
            slow.start(Rig.at(GROUP, 0, 0));
            rig.settle();

            assertThat(fast.seen()).containsExactly("sync end", "push g7 2");
            assertThat(slow.seen()).containsExactly("sync end", "push g7 1", "push g7 2");
        }

        @Test
        void that_end_early_are_not_taken_up_again() {
            Rig.Device bob = rig.loading(BOB);
            rig.device(ALICE, Rig.at(GROUP, 0, 0)).send(GROUP, 11);
            rig.settle();
            bob.start(Rig.at(GROUP, 1, 1));
            rig.settle();

            assertThat(bob.seen()).containsExactly("sync end");
            assertThat(rig.meter.pages).isZero();
        }

        @Test
        void contain_own_messages_as_pushes() {
            rig.stored(DIRECT, BOB, 1, 1);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 1));
            rig.settle();

            assertThat(bob.seen()).containsExactly("push 2-1 1 offline", "sync end");
        }
    }

    @Nested
    class SlowClients {
        @Test
        void are_fed_from_the_log_when_they_read_again() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            bob.writable(false);
            for (int cid = 1; cid <= 1_000; cid++) {
                alice.send(DIRECT, cid);
                rig.settle();
            }
            assertThat(bob.seen()).isEmpty();
            assertThat(bob.outlet.hasUnflushed()).isFalse();
            assertThat(rig.pageThreads.size()).isZero();
            assertThat(rig.meter.behind)
                    .as("one conversation, not a thousand messages")
                    .isEqualTo(1);

            bob.writable(true);
            rig.settle();
            assertThat(bob.seen()).containsExactly(pushes("1-2", 1, 1_000, ""));
            alice.send(DIRECT, 1_001);
            rig.settle();
            assertThat(bob.seen()).containsExactly("push 1-2 1001");
            assertThat(rig.meter.behind).isZero();
        }

        @Test
        void are_fed_every_conversation_even_if_one_never_ends() {
            rig.stored(GROUP, CAROL, 1, 600);
            rig.stored(DIRECT, ALICE, 1, 1);
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            rig.delivery.found(Map.of(GROUP, 600L));
            rig.loop.runAll();
            rig.delivery.found(Map.of(DIRECT, 1L));
            rig.loop.runAll();
            long more = 601;
            while (bob.outlet.seen().stream().noneMatch("push 1-2 1"::equals)) {
                assertThat(more).as("the other conversation had its turn").isLessThan(3_000);
                rig.stored(GROUP, CAROL, more, more + 599);
                more += 600;
                rig.pageThreads.runOne();
                rig.loop.runAll();
            }
            rig.settle();

            assertThat(bob.seen().stream().filter(s -> s.contains("g7")))
                    .containsExactly(pushes("g7", 1, more - 1, ""));
        }

        @Test
        void lose_notices_but_no_messages() {
            Rig.Device bob = rig.device(BOB);
            bob.writable(false);
            rig.delivery.noticeUser(BOB, new Pong(1));
            rig.runAll();
            bob.writable(true);
            rig.delivery.noticeUser(BOB, new Pong(2));
            rig.runAll();

            assertThat(bob.outlet.messages()).containsExactly(new Pong(2));
        }
    }

    @Nested
    class OwnSends {
        @Test
        void wait_with_their_ack_behind_earlier_messages() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            bob.writable(false);
            alice.send(DIRECT, 11);
            rig.settle();
            bob.send(DIRECT, 21);
            rig.settle();
            assertThat(bob.seen()).isEmpty();
            assertThat(bob.outlet.sends()).isEqualTo(1);

            bob.writable(true);
            rig.settle();
            assertThat(bob.seen()).containsExactly("push 1-2 1", "ack u1 2 cid 21");
            assertThat(bob.outlet.sends()).isZero();
            assertThat(bob.feed.sendsInFlight()).isZero();
        }

        @Test
        void met_in_the_log_before_their_outcome_stop_the_feed_until_they_are_committed() {
            Rig.Device bob = rig.device(BOB);
            rig.stored(DIRECT, ALICE, 1, 1);
            bob.send(DIRECT, 21);
            Runnable tell = rig.lane.hold(1);
            rig.stored(DIRECT, ALICE, 3, 3);
            rig.delivery.found(Map.of(DIRECT, 3L));
            rig.runAll();
            assertThat(bob.seen()).containsExactly("push 1-2 1");

            tell.run();
            rig.runAll();
            assertThat(bob.seen()).containsExactly("ack u1 2 cid 21", "push 1-2 3");
        }

        @Test
        void met_in_the_log_that_turn_out_to_be_duplicates_are_pushed() {
            Rig.Device bob = rig.device(BOB);
            // An earlier connection of Bob's has stored it as 2.
            rig.stored(DIRECT, ALICE, 1, 1);
            rig.dao.store(List.of(new StoredMessage(DIRECT, 2, BOB, 21, Rig.NOW, "text 21")));
            bob.send(DIRECT, 21);
            rig.delivery.found(Map.of(DIRECT, 2L));
            rig.runAll();
            assertThat(bob.seen()).containsExactly("push 1-2 1");

            rig.settle();
            assertThat(bob.seen()).containsExactly("ack u1 2 cid 21 dup", "push 2-1 2");
        }

        @Test
        void met_in_the_log_that_are_refused_are_pushed() {
            Rig.Device bob = rig.device(BOB);
            rig.dao.store(List.of(new StoredMessage(DIRECT, 1, BOB, 21, Rig.NOW, "another text")));
            bob.send(DIRECT, 21);
            rig.delivery.found(Map.of(DIRECT, 1L));
            rig.runAll();
            assertThat(bob.seen()).isEmpty();

            rig.settle();
            assertThat(bob.seen()).containsExactly("refused 400 cid 21", "push 2-1 1");
        }

        @Test
        void given_up_and_stored_all_the_same_are_pushed_to_everybody() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            rig.dao.nextInserts(brokenAfterCommit());
            rig.dao.beforeEach(() -> rig.dao.down(!rig.dao.rows(DIRECT).isEmpty()));
            bob.send(DIRECT, 21);
            rig.settle();
            assertThat(bob.seen()).containsExactly("refused 121 cid 21");
            assertThat(alice.seen()).isEmpty();

            rig.dao.beforeEach(() -> rig.dao.down(false));
            bob.send(DIRECT, 21);
            rig.settle();
            assertThat(bob.seen()).containsExactly("ack u1 1 cid 21 dup", "push 2-1 1");
            assertThat(alice.seen()).containsExactly("push 2-1 1");
        }

        @Test
        void two_copies_in_flight_get_one_ack_in_its_place_and_one_dup() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            bob.send(DIRECT, 21);
            bob.send(DIRECT, 21);
            rig.settle();

            assertThat(bob.seen()).containsExactly("ack u1 1 cid 21 dup", "ack u1 1 cid 21");
            assertThat(alice.seen()).containsExactly("push 2-1 1");
            assertThat(bob.feed.sendsInFlight()).isZero();
        }

        @Test
        void two_copies_in_two_batches_met_in_the_log_get_one_ack_in_its_place() {
            Rig.Device bob = rig.device(BOB);
            rig.stored(DIRECT, ALICE, 1, 1);
            bob.send(DIRECT, 21);
            bob.send(DIRECT, 21);
            Runnable tell = rig.lane.hold(1);
            rig.delivery.found(Map.of(DIRECT, 2L));
            rig.runAll();
            assertThat(bob.seen()).containsExactly("push 1-2 1");
            rig.lane.write(1);
            rig.runAll();
            assertThat(bob.seen()).containsExactly("ack u1 2 cid 21 dup");
            tell.run();
            rig.runAll();

            assertThat(bob.seen()).containsExactly("ack u1 2 cid 21");
            assertThat(bob.feed.sendsInFlight()).isZero();
        }

        @Test
        void of_another_device_with_the_same_cid_do_not_take_the_push_from_it() {
            Rig.Device phone = rig.device(BOB);
            Rig.Device laptop = rig.device(BOB);
            phone.send(DIRECT, 21);
            laptop.send(DIRECT, 21);
            rig.settle();

            assertThat(phone.seen()).containsExactly("ack u1 1 cid 21");
            assertThat(laptop.seen()).containsExactlyInAnyOrder("ack u1 1 cid 21 dup", "push 2-1 1");
        }

        @Test
        void during_the_backlog_wait_behind_it_in_their_conversation() {
            rig.stored(DIRECT, ALICE, 1, 3);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 3));
            bob.send(DIRECT, 21);
            rig.lane.writeAll();
            rig.loop.runAll();
            assertThat(bob.seen()).isEmpty();
            rig.runAll();

            assertThat(bob.seen())
                    .containsExactly(
                            "push 1-2 1 offline",
                            "push 1-2 2 offline",
                            "push 1-2 3 offline",
                            "sync end",
                            "ack u1 4 cid 21");
        }

        @Test
        void met_in_a_backlog_keep_sync_end_waiting() {
            // The row of a resend is in the backlog of the session that resends it.
            rig.dao.store(List.of(new StoredMessage(DIRECT, 1, BOB, 21, Rig.NOW, "text 21")));
            rig.stored(DIRECT, ALICE, 2, 2);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 2));
            bob.send(DIRECT, 21);
            rig.runAll();
            assertThat(bob.seen()).isEmpty();

            rig.settle();
            assertThat(bob.seen())
                    .containsExactly("ack u1 1 cid 21 dup", "push 2-1 1 offline", "push 1-2 2 offline", "sync end");
        }

        @Test
        void the_queue_of_the_lane_cannot_take_are_refused_in_order() {
            Rig.Device alice = rig.device(ALICE);
            rig.lane.full(true);
            alice.send(DIRECT, 11);
            rig.lane.full(false);
            alice.send(DIRECT, 12);
            alice.send(OTHER_DIRECT, 13);
            alice.send(DIRECT, 11);
            alice.send(DIRECT, 14);
            alice.send(DIRECT, 12);
            alice.send(DIRECT, 14);
            rig.settle();

            assertThat(alice.seen())
                    .containsExactly(
                            "refused 121 cid 11",
                            "refused 121 cid 12",
                            "refused 121 cid 14",
                            "ack u2 1 cid 11",
                            "ack u2 2 cid 12",
                            "ack u2 3 cid 14",
                            "ack u3 1 cid 13");
            assertThat(alice.outlet.sends()).isZero();
        }

        private static final Conversation OTHER_DIRECT = Conversation.direct(ALICE, CAROL);

        @Test
        void that_may_come_again_later_are_refused_without_a_look_and_keep_their_order() {
            Rig.Device alice = rig.device(ALICE);
            alice.send(DIRECT, 11, "text 11", new ChatException(ErrorCode.RATE_LIMITED, 100));
            alice.send(DIRECT, 12);
            alice.send(DIRECT, 11);
            alice.send(DIRECT, 12);
            rig.settle();

            assertThat(alice.seen())
                    .containsExactly("refused 120 cid 11", "refused 121 cid 12", "ack u2 1 cid 11", "ack u2 2 cid 12");
        }

        @Test
        void to_a_group_that_the_session_has_not_heard_of_yet_come_again_later() {
            Rig.Device alice = rig.device(ALICE);
            alice.send(GROUP, 11);
            rig.delivery.joined(ALICE, 7, 0);
            rig.runAll();
            alice.send(GROUP, 12);
            alice.send(GROUP, 11);
            alice.send(GROUP, 12);
            rig.settle();

            assertThat(alice.seen())
                    .containsExactly("refused 121 cid 11", "refused 121 cid 12", "ack g7 1 cid 11", "ack g7 2 cid 12");
        }

        @Test
        void that_are_objected_to_are_acknowledged_if_they_are_stored() {
            rig.dao.store(List.of(new StoredMessage(DIRECT, 1, ALICE, 11, Rig.NOW, "text 11")));
            Rig.Device alice = rig.device(ALICE, Rig.at(DIRECT, 1, 1));
            alice.send(DIRECT, 11, "text 11", new ChatException(ErrorCode.BLOCKED));
            alice.send(DIRECT, 12, "text 12", new ChatException(ErrorCode.BLOCKED));
            rig.settle();

            assertThat(alice.seen()).containsExactly("ack u2 1 cid 11 dup", "refused 202 cid 12");
        }

        @Test
        void without_a_valid_target_are_refused_as_what_they_are() {
            Rig.Device alice = rig.device(ALICE);
            alice.feed.send(
                    OutgoingMessage.of(1, MsgType.ONE_CHAT_MSG, 5, null, "", 11),
                    new ChatException(ErrorCode.BAD_VALUE));
            rig.settle();

            assertThat(alice.seen()).containsExactly("refused 103 cid 11");
        }
    }

    @Nested
    class Groups {
        @Test
        void bring_messages_to_all_members() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.deviceOnOtherLoop(BOB, Rig.at(GROUP, 0, 0));
            alice.send(GROUP, 11);
            rig.settle();

            assertThat(alice.seen()).containsExactly("ack g7 1 cid 11");
            assertThat(bob.seen()).containsExactly("push g7 1");
        }

        @Test
        void joined_while_live_are_fed_from_where_the_membership_starts() {
            rig.stored(GROUP, ALICE, 1, 5);
            Rig.Device bob = rig.device(BOB);
            rig.delivery.joined(BOB, 7, 3);
            rig.runAll();

            assertThat(bob.seen()).containsExactly("push g7 4", "push g7 5");
            rig.device(ALICE, Rig.at(GROUP, 5, 5)).send(GROUP, 11);
            rig.settle();
            assertThat(bob.seen()).containsExactly("push g7 6");
        }

        @Test
        void joined_twice_are_joined_once() {
            Rig.Device bob = rig.device(BOB);
            rig.delivery.joined(BOB, 7, 0);
            rig.delivery.joined(BOB, 7, 0);
            rig.runAll();
            rig.device(ALICE, Rig.at(GROUP, 0, 0)).send(GROUP, 11);
            rig.settle();

            assertThat(bob.seen()).containsExactly("push g7 1");
        }

        @Test
        void joined_and_left_while_loading_take_effect_at_the_start() {
            rig.stored(GROUP, ALICE, 1, 1);
            rig.stored(OTHER_GROUP, ALICE, 1, 2);
            Rig.Device bob = rig.loading(BOB);
            rig.delivery.joined(BOB, 7, 0);
            rig.delivery.left(BOB, 8);
            rig.runAll();
            bob.start(Rig.at(OTHER_GROUP, 2, 2));
            rig.device(ALICE, Rig.at(OTHER_GROUP, 2, 2)).send(OTHER_GROUP, 11);
            rig.settle();

            assertThat(bob.seen()).containsExactly("sync end", "push g7 1");
            assertThat(bob.feed.end(OTHER_GROUP)).isEqualTo(-1);
        }

        @Test
        void left_while_a_page_is_read_send_nothing_more() {
            rig.stored(GROUP, ALICE, 1, 5);
            Rig.Device bob = rig.device(BOB);
            rig.delivery.joined(BOB, 7, 0);
            rig.loop.runAll();
            rig.delivery.left(BOB, 7);
            rig.pageThreads.runAll();
            rig.runAll();

            assertThat(bob.seen()).isEmpty();
            assertThat(rig.meter.behind).isZero();
        }

        @Test
        void left_and_joined_again_while_a_page_is_read_start_anew() {
            rig.stored(GROUP, ALICE, 1, 5);
            Rig.Device bob = rig.device(BOB);
            rig.delivery.joined(BOB, 7, 0);
            rig.loop.runAll();
            rig.delivery.left(BOB, 7);
            rig.delivery.joined(BOB, 7, 4);
            rig.loop.runAll();
            rig.runAll();

            assertThat(bob.seen()).containsExactly("push g7 5");
        }

        @Test
        void left_while_an_ack_waits_for_its_place_give_it_at_once() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            bob.outlet.writable(false);
            alice.send(GROUP, 11);
            rig.settle();
            bob.send(GROUP, 21);
            rig.settle();
            assertThat(bob.outlet.sends()).isEqualTo(1);
            rig.delivery.left(BOB, 7);
            rig.runAll();

            assertThat(bob.seen()).containsExactly("ack g7 2 cid 21");
            assertThat(bob.outlet.sends())
                    .as("somebody may wait for the sends to end")
                    .isZero();
        }

        @Test
        void left_while_a_send_is_in_flight_acknowledge_it_all_the_same() {
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            bob.send(GROUP, 21);
            rig.delivery.left(BOB, 7);
            rig.loop.runAll();
            rig.settle();

            assertThat(bob.seen()).containsExactly("ack g7 1 cid 21");
            assertThat(bob.outlet.sends()).isZero();
        }

        @Test
        void left_and_joined_again_while_the_backlog_is_stopped_by_a_send_still_end_it() {
            rig.dao.store(List.of(new StoredMessage(GROUP, 1, BOB, 21, Rig.NOW, "text 21")));
            Rig.Device bob = rig.loading(BOB).start(Rig.at(GROUP, 0, 1));
            bob.send(GROUP, 21);
            rig.runAll();
            assertThat(bob.seen()).isEmpty();
            rig.delivery.left(BOB, 7);
            rig.delivery.joined(BOB, 7, 0);
            rig.runAll();
            rig.settle();

            assertThat(bob.seen()).containsExactlyInAnyOrder("ack g7 1 cid 21 dup", "push g7 1", "sync end");
        }

        @Test
        void tell_their_members_and_nobody_else() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.deviceOnOtherLoop(BOB, Rig.at(GROUP, 0, 0));
            Rig.Device carol = rig.device(CAROL);
            rig.delivery.noticeOtherMembers(CAROL, 7, new Pong(1));
            rig.delivery.noticeOtherMembers(ALICE, 7, new Pong(2));
            rig.runAll();

            assertThat(alice.seen()).hasSize(1);
            assertThat(bob.seen()).hasSize(2);
            assertThat(carol.seen()).isEmpty();
        }
    }

    @Nested
    class Notices {
        @Test
        void that_come_while_the_session_loads_follow_its_start() {
            Rig.Device bob = rig.loading(BOB);
            rig.delivery.noticeUser(BOB, new FriendEvent(FriendEvent.Kind.ACCEPTED, new UserName(ALICE, "user1"), BOB));
            rig.runAll();
            assertThat(bob.seen()).isEmpty();
            bob.start();

            assertThat(bob.seen()).containsExactly("sync end", "FRIEND_EVENT");
        }

        private void show(State state) {
            rig.delivery.showPresence(List.of(BOB), new PresenceEvent(ALICE, state));
            rig.runAll();
        }

        @Test
        void of_a_friend_are_news_only_where_they_differ_from_what_was_shown() {
            Rig.Device phone = rig.device(BOB);
            Rig.Device laptop = rig.loading(BOB);
            show(State.ONLINE);
            laptop.feed.friendsShown(List.of(new Friend(ALICE, "user1", State.ONLINE)));
            laptop.start();
            show(State.ONLINE);
            assertThat(phone.seen()).containsExactly("PRESENCE_EVENT");
            assertThat(laptop.seen()).containsExactly("sync end");

            show(State.OFFLINE);
            assertThat(phone.seen()).containsExactly("PRESENCE_EVENT");
            assertThat(laptop.seen()).containsExactly("PRESENCE_EVENT");
        }

        @Test
        void of_a_friend_that_a_slow_client_was_not_sent_are_not_taken_for_shown() {
            Rig.Device phone = rig.device(BOB);
            phone.writable(false);
            show(State.ONLINE);
            phone.writable(true);
            assertThat(phone.seen()).isEmpty();
            show(State.ONLINE);
            assertThat(phone.seen()).containsExactly("PRESENCE_EVENT");
        }

        @Test
        void of_a_new_friend_are_news_whatever_they_say() {
            Rig.Device phone = rig.device(BOB);
            show(State.OFFLINE);
            assertThat(phone.seen()).isEmpty();
            rig.delivery.expectPresence(BOB, ALICE);
            show(State.OFFLINE);
            show(State.OFFLINE);
            assertThat(phone.seen()).containsExactly("PRESENCE_EVENT");
        }

        @Test
        void of_own_reading_on_another_device_are_news_only_once() {
            Rig.Device phone = rig.device(BOB, Rig.at(DIRECT, 5, 5));
            ReadEvent event = new ReadEvent(BOB, new Target.User(ALICE), 7);
            rig.delivery.noticeUser(BOB, event);
            rig.runAll();

            assertThat(phone.feed.read(DIRECT, 6)).isFalse();
            assertThat(phone.feed.read(DIRECT, 8)).isTrue();
            assertThat(phone.feed.read(DIRECT, 8)).isFalse();
        }
    }

    @Nested
    class Ends {
        @Test
        void while_a_page_is_read_leak_nothing_and_write_nothing() {
            rig.stored(DIRECT, ALICE, 1, 100);
            Rig.Device bob = rig.loading(BOB).start(Rig.at(DIRECT, 0, 100));
            rig.pageThreads.runAll();
            bob.end();
            rig.runAll();

            assertThat(bob.seen()).isEmpty();
            assertThat(rig.meter.behind).isZero();
        }

        @Test
        void before_the_start_make_it_do_nothing() {
            Rig.Device bob = rig.loading(BOB);
            bob.end();
            bob.start(Rig.at(GROUP, 0, 0));
            rig.device(ALICE, Rig.at(GROUP, 0, 0)).send(GROUP, 11);
            rig.settle();

            assertThat(bob.seen()).isEmpty();
        }

        @Test
        void with_sends_in_flight_lose_their_outcome_only() {
            Rig.Device alice = rig.device(ALICE);
            Rig.Device bob = rig.device(BOB);
            bob.send(DIRECT, 21);
            bob.send(DIRECT, 21);
            bob.end();
            rig.settle();

            assertThat(bob.seen()).isEmpty();
            assertThat(alice.seen()).containsExactly("push 2-1 1");
        }

        @Test
        void of_the_event_loop_are_survived_by_the_lane_and_the_page_reader() {
            rig.stored(DIRECT, ALICE, 1, 3);
            Rig.Device alice = rig.device(ALICE, Rig.at(DIRECT, 3, 3));
            Rig.Device bob = rig.deviceOnOtherLoop(BOB, Rig.at(DIRECT, 3, 3));
            Rig.Device reading = rig.loading(ALICE).start(Rig.at(DIRECT, 0, 3));
            alice.send(DIRECT, 11);
            alice.send(DIRECT, 11);
            rig.loop.runAll();
            rig.loop.full(true);
            rig.settle();

            assertThat(bob.seen()).containsExactly("push 1-2 4");
            assertThat(reading.seen()).isEmpty();
        }

        @Test
        void of_one_feed_by_a_defect_leave_the_others_alone() {
            Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
            Rig.Device defective = rig.device(CAROL, Rig.at(GROUP, 0, 0));
            Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
            defective.outlet.failNextWrite();
            alice.send(GROUP, 11);
            rig.settle();

            assertThat(bob.seen()).containsExactly("push g7 1");
            assertThat(alice.seen()).containsExactly("ack g7 1 cid 11");
            assertThat(defective.closed).hasSize(1);
        }
    }
}
