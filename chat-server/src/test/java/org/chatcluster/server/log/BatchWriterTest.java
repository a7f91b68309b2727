package org.chatcluster.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.log.FakeMessageDao.brokenAfterCommit;
import static org.chatcluster.server.log.FakeMessageDao.conflict;
import static org.chatcluster.server.log.FakeMessageDao.rejection;
import static org.chatcluster.server.log.FakeMessageDao.unavailable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BatchWriterTest {
    private static final long NOW = 1_794_000_000_000L;
    private static final Conversation GROUP = Conversation.group(1);
    private static final Conversation OTHER_GROUP = Conversation.group(2);
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final FakeMessageDao dao = new FakeMessageDao();
    private final ManualPauses pauses = new ManualPauses();
    private final BatchWriter writer =
            new BatchWriter(dao, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), pauses, LogMeter.NONE);
    private final Sending alice = new Sending(ALICE, GROUP);
    private final Sending bob = new Sending(BOB, GROUP);

    private List<Append> write(Append... batch) {
        writer.write(List.of(batch));
        return writer.takeCommitted();
    }

    private static StoredMessage row(Conversation conversation, long seq, int sender, long cid) {
        return new StoredMessage(conversation, seq, sender, cid, NOW - 1, "text " + cid);
    }

    private static void assertCommitted(Append append, long seq) {
        assertThat(append.outcome()).isEqualTo(Append.Outcome.COMMITTED);
        assertThat(append.seq()).isEqualTo(seq);
        assertThat(append.time()).isEqualTo(NOW);
    }

    private static void assertDuplicate(Append append, long seq) {
        assertThat(append.outcome()).isEqualTo(Append.Outcome.DUPLICATE);
        assertThat(append.seq()).isEqualTo(seq);
    }

    private static void assertRefused(Append append, ErrorCode code) {
        assertThat(append.outcome()).isEqualTo(Append.Outcome.REFUSED);
        assertThat(append.refusal().code()).isEqualTo(code);
    }

    @Nested
    class Numbers {
        @Test
        void start_at_1_and_go_on_from_batch_to_batch() {
            Append a = alice.send(11);
            Append b = bob.send(21);
            Append c = alice.send(12);

            assertThat(write(a, b)).containsExactly(a, b);
            assertThat(write(c)).containsExactly(c);

            assertCommitted(a, 1);
            assertCommitted(b, 2);
            assertCommitted(c, 3);
            assertThat(dao.rows(GROUP))
                    .containsExactly(
                            new StoredMessage(GROUP, 1, ALICE, 11, NOW, "text 11"),
                            new StoredMessage(GROUP, 2, BOB, 21, NOW, "text 21"),
                            new StoredMessage(GROUP, 3, ALICE, 12, NOW, "text 12"));
        }

        @Test
        void go_on_from_what_is_stored_and_are_read_once() {
            dao.store(List.of(row(GROUP, 1, BOB, 1), row(GROUP, 2, BOB, 2)));
            Append a = alice.send(1);
            Append b = alice.send(2);

            write(a);
            write(b);

            assertCommitted(a, 3);
            assertCommitted(b, 4);
            assertThat(dao.reads()).isEqualTo(1);
        }

        @Test
        void go_on_from_what_another_node_is_heard_to_have_committed() {
            Append a = alice.send(11);
            write(a);
            dao.store(List.of(row(GROUP, 2, BOB, 1), row(GROUP, 3, BOB, 2)));
            writer.heard(GROUP, 3);
            writer.heard(GROUP, 2);
            Append b = alice.send(12);
            write(b);

            assertCommitted(b, 4);
            assertThat(dao.reads()).as("no conflict, no second look").isEqualTo(1);
        }

        @Test
        void keep_the_order_of_each_conversation_in_a_batch_of_many() {
            List<Append> batch = new ArrayList<>();
            for (int cid = 1; cid <= 60; cid++) {
                Conversation conversation = Conversation.group(1 + cid * 7 % 5);
                batch.add(new Sending(cid, conversation).send(cid));
            }

            writer.write(batch);

            assertThat(dao.statements()).hasSize(1);
            for (int group = 1; group <= 5; group++) {
                Conversation conversation = Conversation.group(group);
                assertThat(dao.rows(conversation))
                        .extracting(StoredMessage::cid)
                        .isSorted()
                        .hasSize(12);
                assertThat(dao.rows(conversation))
                        .last()
                        .extracting(StoredMessage::seq)
                        .isEqualTo(12L);
            }
            assertThat(writer.takeCommitted())
                    .hasSize(60)
                    .extracting(Append::conversation)
                    .isSorted();
        }

        @Test
        void follow_another_node_that_was_faster() {
            Append first = alice.send(1);
            write(first);
            dao.nextInserts(dao.overtakenBy(row(GROUP, 2, BOB, 7), row(GROUP, 3, BOB, 8)));
            Append a = alice.send(2);
            Append b = alice.send(3);

            write(a, b);

            assertCommitted(a, 4);
            assertCommitted(b, 5);
            assertThat(dao.rows(GROUP)).extracting(StoredMessage::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Nested
    class Inboxes {
        @Test
        void of_both_people_are_made_before_the_first_message() {
            Conversation direct = Conversation.direct(ALICE, BOB);
            List<Boolean> stored = new ArrayList<>();
            dao.nextInserts(statement -> {
                stored.add(dao.inboxes().contains(direct));
                statement.run();
            });

            write(new Sending(ALICE, direct).send(1));

            assertThat(stored).containsExactly(true);
        }

        @Test
        void are_made_for_new_one_to_one_conversations_only() {
            Conversation old = Conversation.direct(ALICE, 3);
            dao.store(List.of(row(old, 1, ALICE, 1)));

            write(new Sending(ALICE, old).send(2), alice.send(3));

            assertThat(dao.inboxes()).isEmpty();
        }
    }

    @Nested
    class Resends {
        @Test
        void in_the_same_batch_are_stored_once() {
            Append first = alice.send(1);
            Sending reconnected = new Sending(ALICE, GROUP);
            Append second = alice.send(1);
            Append third = reconnected.send(1);

            assertThat(write(first, second, third)).containsExactly(first);

            assertCommitted(first, 1);
            assertDuplicate(second, 1);
            assertDuplicate(third, 1);
            assertThat(third.time()).isEqualTo(NOW);
            assertThat(alice.resolved()).containsExactly(second);
            assertThat(reconnected.resolved()).containsExactly(third);
            assertThat(dao.rows(GROUP)).hasSize(1);
        }

        @Test
        void in_a_later_batch_get_the_place_and_time_of_the_first() {
            dao.store(List.of(row(GROUP, 1, ALICE, 1)));
            Append again = alice.send(1);
            Append next = alice.send(2);

            assertThat(write(again, next)).containsExactly(next);

            assertDuplicate(again, 1);
            assertThat(again.time()).isEqualTo(NOW - 1);
            assertCommitted(next, 2);
            assertThat(dao.rows(GROUP)).hasSize(2);
        }

        @Test
        void tell_readers_of_the_row_that_was_found() {
            dao.store(List.of(row(GROUP, 1, ALICE, 1), row(GROUP, 2, ALICE, 2)));

            write(alice.send(2), alice.send(1));

            assertThat(writer.takeFound()).isEqualTo(Map.of(GROUP, 2L));
            assertThat(writer.takeFound()).isEmpty();
        }

        @Test
        void with_another_text_are_refused() {
            Append first = alice.send(1, "one");
            Append sameBatch = alice.send(1, "two");
            Append later = alice.send(1, "three");

            write(first, sameBatch);
            write(later);

            assertCommitted(first, 1);
            assertRefused(sameBatch, ErrorCode.CID_REUSED);
            assertRefused(later, ErrorCode.CID_REUSED);
            assertThat(dao.texts(GROUP)).containsExactly("one");
        }

        @Test
        void with_another_target_are_refused() {
            Sending elsewhere = new Sending(ALICE, OTHER_GROUP);
            Append first = alice.send(1);
            Append sameBatch = elsewhere.send(1);
            Append later = elsewhere.send(1);

            write(first, sameBatch);
            write(later);

            assertRefused(sameBatch, ErrorCode.CID_REUSED);
            assertRefused(later, ErrorCode.CID_REUSED);
            assertThat(dao.rows(OTHER_GROUP)).isEmpty();
        }

        @Test
        void of_one_cid_by_two_people_are_two_messages() {
            Append a = alice.send(1);
            Append b = bob.send(1);

            assertThat(write(a, b)).containsExactly(a, b);
        }
    }

    @Nested
    class Objections {
        @Test
        void refuse_what_is_not_stored() {
            Append append = alice.objected(1, ErrorCode.NOT_A_MEMBER);

            assertThat(write(append)).isEmpty();

            assertRefused(append, ErrorCode.NOT_A_MEMBER);
            assertThat(dao.statements()).isEmpty();
        }

        @Test
        void do_not_keep_what_is_stored_from_its_ack() {
            dao.store(List.of(row(GROUP, 1, ALICE, 1)));
            Append append = alice.objected(1, ErrorCode.NOT_A_MEMBER);

            write(append);

            assertDuplicate(append, 1);
        }

        @Test
        void share_the_fate_of_the_same_message_in_their_batch() {
            Append first = alice.send(1);
            Append again = alice.objected(1, ErrorCode.NOT_A_MEMBER);

            write(first, again);

            assertCommitted(first, 1);
            assertDuplicate(again, 1);
        }

        @Test
        void do_not_stand_against_a_valid_copy() {
            Append objected = alice.objected(1, ErrorCode.BAD_VALUE);
            Append valid = alice.send(1);

            assertThat(write(objected, valid)).containsExactly(valid);

            assertRefused(objected, ErrorCode.BAD_VALUE);
            assertCommitted(valid, 1);
        }

        @Test
        void wait_for_a_database_like_everything_else() {
            dao.nextReads(unavailable());
            dao.store(List.of(row(GROUP, 1, ALICE, 1)));
            Append stored = alice.objected(1, ErrorCode.NOT_A_MEMBER);
            Append unknown = alice.objected(2, ErrorCode.NOT_A_MEMBER);

            write(stored, unknown);

            assertDuplicate(stored, 1);
            assertRefused(unknown, ErrorCode.NOT_A_MEMBER);
        }
    }

    @Nested
    class UnknownOutcomes {
        @Test
        void are_found_committed_and_acknowledged_to_the_one_that_stored_them() {
            dao.nextInserts(brokenAfterCommit());
            Append a = alice.send(1);
            Append b = bob.send(2);
            Append again = new Sending(ALICE, GROUP).send(1);

            assertThat(write(a, b, again)).containsExactly(a, b);

            assertCommitted(a, 1);
            assertCommitted(b, 2);
            assertDuplicate(again, 1);
            assertThat(dao.rows(GROUP)).hasSize(2);
        }

        @Test
        void are_found_open_and_committed_by_the_next_try() {
            dao.nextInserts(unavailable());
            Append a = alice.send(1);

            assertThat(write(a)).containsExactly(a);

            assertCommitted(a, 1);
        }

        @Test
        void are_found_committed_behind_which_others_have_written_since() {
            dao.nextInserts(brokenAfterCommit(), dao.overtakenBy(row(GROUP, 2, BOB, 9)));
            Append a = alice.send(1);

            assertThat(write(a)).containsExactly(a);

            assertCommitted(a, 1);
        }

        @Test
        void of_the_try_before_are_not_mistaken_for_their_own() {
            dao.store(List.of(row(GROUP, 1, ALICE, 1)));
            dao.nextInserts(unavailable());
            Append a = alice.send(1);

            assertThat(write(a)).isEmpty();

            assertDuplicate(a, 1);
        }

        @Test
        void of_a_copy_within_the_same_millisecond_are_not_mistaken_for_their_own() {
            Append first = alice.send(1);
            write(first);
            dao.nextInserts(unavailable());
            Append copy = alice.send(1);

            assertThat(write(copy)).isEmpty();

            assertThat(first.time()).isEqualTo(NOW);
            assertDuplicate(copy, 1);
        }

        @Test
        void end_as_unavailable_even_if_the_row_is_rejected_later() {
            dao.nextInserts(brokenAfterCommit(), rejection());
            Append a = alice.send(1);

            write(a);

            assertRefused(a, ErrorCode.UNAVAILABLE);
        }

        @Test
        void without_a_cid_of_the_client_are_safe_as_well() {
            dao.nextInserts(brokenAfterCommit());
            Append a = alice.send(-77);

            assertThat(write(a)).containsExactly(a);

            assertThat(dao.rows(GROUP)).hasSize(1);
        }

        @Test
        void are_a_duplicate_for_the_resend_once_they_were_given_up() {
            dao.nextInserts(brokenAfterCommit());
            dao.beforeEach(() -> pauses.advanceMillis(2_500));
            Append a = alice.send(1);
            write(a);
            Append again = alice.send(1);
            write(again);

            assertRefused(a, ErrorCode.UNAVAILABLE);
            assertDuplicate(again, 1);
            assertThat(writer.takeFound()).isEqualTo(Map.of(GROUP, 1L));
        }
    }

    @Nested
    class Outages {
        @Test
        void shorter_than_two_seconds_refuse_nobody() {
            dao.down(true);
            dao.beforeEach(() -> dao.down(pauses.pausedMillis() < 1_900));
            Append a = alice.send(1);

            assertThat(write(a)).containsExactly(a);

            assertThat(writer.gaveUp()).isFalse();
            assertThat(pauses.pausedMillis()).isBetween(1_900L, 2_000L);
        }

        @Test
        void of_two_seconds_refuse_the_whole_batch() {
            dao.down(true);
            Append a = alice.send(1);
            Append b = new Sending(BOB, OTHER_GROUP).send(2);
            Append again = new Sending(ALICE, GROUP).send(1);

            assertThat(write(a, b, again)).isEmpty();

            assertThat(writer.gaveUp()).isTrue();
            assertThat(List.of(a, b, again)).allSatisfy(append -> assertRefused(append, ErrorCode.UNAVAILABLE));
            assertThat(pauses.pausedMillis()).isBetween(1_950L, 2_050L);
        }

        @Test
        void that_show_after_seconds_without_an_answer_are_not_tried_again() {
            dao.nextInserts(statement -> {
                pauses.advanceMillis(5_000);
                unavailable().around(statement);
            });
            Append a = alice.send(1);

            assertThat(write(a)).isEmpty();

            assertThat(writer.gaveUp()).isTrue();
            assertRefused(a, ErrorCode.UNAVAILABLE);
            assertThat(dao.statements()).hasSize(1);
        }

        @Test
        void are_over_with_the_next_batch() {
            dao.down(true);
            write(alice.send(1));
            dao.down(false);
            Append again = alice.send(1);

            assertThat(write(again)).containsExactly(again);

            assertThat(writer.gaveUp()).isFalse();
        }

        @Test
        void make_the_numbers_be_read_again() {
            write(alice.send(1));
            dao.nextInserts(statement -> {
                dao.store(List.of(row(GROUP, 2, BOB, 9)));
                unavailable().around(statement);
            });
            Append a = alice.send(2);

            write(a);

            assertCommitted(a, 3);
            assertThat(dao.statements()).hasSize(3);
        }

        @Test
        void have_two_seconds_each() {
            Append a = alice.send(1);
            Append poisoned = bob.send(2);
            Append c = alice.send(3);
            dao.poison(row -> row.cid() == 2);
            dao.nextInserts(unavailable(), statement -> {
                pauses.advanceMillis(1_500);
                statement.run();
            });
            dao.nextReads(statement -> {}, statement -> {
                pauses.advanceMillis(1_500);
                unavailable().around(statement);
            });

            assertThat(write(a, poisoned, c)).containsExactly(a, c);

            assertThat(writer.gaveUp()).isFalse();
        }

        @Test
        void that_hid_a_commit_are_looked_after_when_they_are_over() {
            Conversation direct = Conversation.direct(ALICE, BOB);
            dao.nextInserts(brokenAfterCommit());
            dao.beforeEach(() -> {
                if (!dao.rows(direct).isEmpty()) {
                    dao.down(true);
                }
            });
            Append a = new Sending(ALICE, direct).send(1);
            write(a);
            assertRefused(a, ErrorCode.UNAVAILABLE);
            pauses.advanceMillis(1_000);
            writer.lookAfterUncertain();
            assertThat(writer.takeFound()).isEmpty();

            dao.beforeEach(() -> dao.down(false));
            writer.lookAfterUncertain();
            assertThat(writer.takeFound()).as("not so soon again").isEmpty();
            pauses.advanceMillis(1_000);
            writer.lookAfterUncertain();

            assertThat(writer.takeFound()).isEqualTo(Map.of(direct, 1L));
            int reads = dao.reads();
            pauses.advanceMillis(5_000);
            writer.lookAfterUncertain();
            assertThat(dao.reads()).isEqualTo(reads);
        }
    }

    @Nested
    class Conflicts {
        @Test
        void are_tried_again() {
            dao.nextInserts(conflict());
            Append a = alice.send(1);

            assertThat(write(a)).containsExactly(a);

            assertThat(pauses.pausedMillis()).isZero();
        }

        @Test
        void over_a_place_need_no_look_at_what_is_stored() {
            write(alice.send(1));
            dao.nextInserts(dao.overtakenBy(row(GROUP, 2, BOB, 9)));
            int reads = dao.reads();

            write(alice.send(2));

            assertThat(dao.texts(GROUP)).containsExactly("text 1", "text 9", "text 2");
            assertThat(dao.reads()).as("the last seq only").isEqualTo(reads + 1);
        }

        @Test
        void make_the_next_batches_look_before_they_are_numbered_until_nobody_else_writes() {
            write(alice.send(1));
            dao.nextInserts(dao.overtakenBy(row(GROUP, 2, BOB, 9)));
            write(alice.send(2));
            dao.store(List.of(row(GROUP, 4, BOB, 10)));
            int statements = dao.statements().size();
            int reads = dao.reads();

            for (int cid = 3; cid <= 7; cid++) {
                write(alice.send(cid));
            }

            assertThat(dao.statements()).as("no more conflicts").hasSize(statements + 5);
            assertThat(dao.reads()).as("news, then three times nothing").isEqualTo(reads + 4);
            assertThat(dao.rows(GROUP)).extracting(StoredMessage::seq).last().isEqualTo(9L);
        }

        @Test
        void that_go_on_leave_the_other_conversations_in_peace() {
            dao.store(List.of(row(GROUP, 1, BOB, 100)));
            dao.beforeEach(() -> {
                // Another node is always faster here.
                pauses.advanceMillis(5);
                long next = dao.rows(GROUP).size() + 1L;
                dao.store(List.of(row(GROUP, next, BOB, 100 + next)));
            });
            long start = pauses.nanoTime();
            Append contended = alice.send(1);
            Append free = new Sending(ALICE, OTHER_GROUP).send(2);

            assertThat(write(contended, free)).containsExactly(free);

            assertRefused(contended, ErrorCode.UNAVAILABLE);
            assertThat(writer.gaveUp()).as("the database is there").isFalse();
            assertThat(pauses.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(pauses.pausedMillis()).as("only losers would pause").isZero();
        }
    }

    @Nested
    class Poison {
        @Test
        void is_refused_alone_and_its_neighbours_are_stored_in_order() {
            dao.poison(row -> row.cid() == 3);
            List<Append> batch = new ArrayList<>();
            for (int cid = 1; cid <= 5; cid++) {
                batch.add(alice.send(cid));
            }

            writer.write(batch);

            assertRefused(batch.get(2), ErrorCode.INTERNAL);
            assertThat(dao.texts(GROUP)).containsExactly("text 1", "text 2", "text 4", "text 5");
            assertThat(writer.takeCommitted()).extracting(Append::seq).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Nested
    class Streams {
        @Test
        void are_refused_behind_a_refusal_until_its_cid_comes_again() {
            dao.down(true);
            write(alice.send(1));
            dao.down(false);
            Append tooEarly = alice.send(2);
            Append withoutCid = alice.send(-1);
            Append other = bob.send(9);
            write(tooEarly, withoutCid, other);
            Append first = alice.send(1);
            Append second = alice.send(2);
            write(first, second);

            assertRefused(tooEarly, ErrorCode.UNAVAILABLE);
            assertRefused(withoutCid, ErrorCode.UNAVAILABLE);
            assertCommitted(other, 1);
            assertCommitted(first, 2);
            assertCommitted(second, 3);
        }

        @Test
        void do_not_wait_for_a_refused_send_without_a_cid() {
            dao.down(true);
            write(alice.send(-1));
            dao.down(false);
            Append next = alice.send(2);

            assertThat(write(next)).containsExactly(next);
        }

        @Test
        void do_not_wait_for_what_was_refused_for_good() {
            dao.poison(row -> row.cid() == 1);
            Append poisoned = alice.send(1);
            Append next = alice.send(2);

            assertThat(write(poisoned, next)).containsExactly(next);
        }

        @Test
        void keep_their_order_when_one_part_of_a_batch_is_given_up() {
            // Poison makes every row go alone; then another node is faster until the first one is given up.
            dao.poison(row -> row.cid() == 99);
            boolean[] contended = {false};
            List<Append> batch = new ArrayList<>(List.of(alice.send(1), alice.send(2), bob.send(99)));
            dao.beforeEach(() -> {
                if (contended[0] && batch.get(0).outcome() == Append.Outcome.PENDING) {
                    pauses.advanceMillis(5);
                    long next = dao.rows(GROUP).size() + 1L;
                    dao.store(List.of(row(GROUP, next, 7, next)));
                }
            });
            dao.nextInserts(statement -> {
                contended[0] = true;
                statement.run();
            });

            writer.write(batch);

            assertRefused(batch.get(0), ErrorCode.UNAVAILABLE);
            assertRefused(batch.get(1), ErrorCode.UNAVAILABLE);
            assertRefused(batch.get(2), ErrorCode.INTERNAL);
        }

        @Test
        void repeated_in_order_are_stored_in_order_however_the_repeats_are_cut_into_batches() {
            dao.down(true);
            write(alice.send(1), alice.send(2), alice.send(3));
            dao.down(false);

            write(alice.send(1));
            Append newer = alice.send(4);
            write(newer);
            write(alice.send(2));
            write(alice.send(3), alice.send(4));

            assertRefused(newer, ErrorCode.UNAVAILABLE);
            assertThat(dao.texts(GROUP)).isEqualTo(List.of("text 1", "text 2", "text 3", "text 4"));
        }
    }

    @Test
    void what_is_committed_is_told_even_if_the_rest_of_the_batch_meets_a_defect() {
        dao.poison(row -> row.cid() == 99);
        dao.nextInserts(statement -> statement.run(), statement -> statement.run(), FakeMessageDao.defect());
        List<Append> batch = new ArrayList<>(List.of(alice.send(1), alice.send(2), bob.send(99)));
        Collections.swap(batch, 1, 2);

        assertThat(catchDefect(batch)).isTrue();

        assertThat(writer.takeCommitted()).containsExactly(batch.get(0));
    }

    private boolean catchDefect(List<Append> batch) {
        try {
            writer.write(batch);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
