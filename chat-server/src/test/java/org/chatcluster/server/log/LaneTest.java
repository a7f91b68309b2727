package org.chatcluster.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.server.log.FakeMessageDao.defect;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private static final Conversation GROUP = Conversation.group(1);
    private static final int ALICE = 1;

    private final FakeMessageDao dao = new FakeMessageDao();
    private final Told told = new Told();
    private final ManualPauses pauses = new ManualPauses();
    private final Lane lane =
            new Lane("test-lane", new BatchWriter(dao, Clock.systemUTC(), pauses, LogMeter.NONE), told, LogMeter.NONE);
    private final SharedOrigin origin = new SharedOrigin();
    private final Append.Stream stream = new Append.Stream();

    @AfterEach
    void stop() {
        lane.finish();
        lane.join(System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
        assertThat(lane.isAlive()).isFalse();
    }

    private Append offer(long cid, String text) {
        StoredMessage draft = new StoredMessage(GROUP, 0, ALICE, cid, 0, text);
        Append append = new Append(draft, "alice", origin, stream, null);
        assertThat(lane.offer(append)).isTrue();
        return append;
    }

    private Append offer(long cid) {
        return offer(cid, "text " + cid);
    }

    private void awaitTold(int messages) {
        await().atMost(Duration.ofSeconds(30)).until(() -> told.size() >= messages);
    }

    @Test
    void takes_all_that_waits_but_no_more_than_512_rows() {
        for (int cid = 1; cid <= 1_100; cid++) {
            offer(cid);
        }
        lane.start();
        awaitTold(1_100);

        assertThat(dao.statements()).extracting(List::size).containsExactly(512, 512, 76);
        assertThat(told.committed()).extracting(Append::cid).isSorted();
        assertThat(told.committed()).extracting(Append::seq).isSorted();
    }

    @Test
    void takes_no_more_than_256_ki_of_text_and_always_one_message() {
        String large = "x".repeat(100 * 1024);
        for (int cid = 1; cid <= 5; cid++) {
            offer(cid, large);
        }
        offer(6, "x".repeat(300 * 1024));
        offer(7, "short");
        lane.start();
        awaitTold(7);

        assertThat(dao.statements()).extracting(List::size).containsExactly(2, 2, 1, 1, 1);
        assertThat(dao.rows(GROUP)).extracting(StoredMessage::cid).isSorted();
    }

    @Test
    void accepts_no_more_than_its_queue_holds() {
        for (int cid = 1; cid <= LaneQueue.CAPACITY; cid++) {
            offer(cid);
        }

        assertThat(lane.waiting()).isEqualTo(LaneQueue.CAPACITY);
        Append append = new Append(
                new StoredMessage(GROUP, 0, ALICE, 99_999, 0, "one too many"), "alice", origin, stream, null);
        assertThat(lane.offer(append)).isFalse();
        lane.start();
        awaitTold(LaneQueue.CAPACITY);
    }

    @Test
    void accepts_no_more_text_than_its_queue_holds_and_takes_more_when_it_is_written() {
        String long8Ki = "x".repeat(8_192);
        int fitting = (int) (LaneQueue.MAX_CHARACTERS / long8Ki.length());
        for (int cid = 1; cid <= fitting; cid++) {
            offer(cid, long8Ki);
        }
        Append append = new Append(new StoredMessage(GROUP, 0, ALICE, 99_999, 0, "x"), "alice", origin, stream, null);

        assertThat(lane.offer(append)).isFalse();
        lane.start();
        awaitTold(fitting);
        offer(fitting + 1, long8Ki);
    }

    @Test
    void answers_the_batch_and_everything_behind_it_in_order_when_the_database_stays_away() {
        dao.down(true);
        List<Append> all = new ArrayList<>();
        for (int cid = 1; cid <= 600; cid++) {
            all.add(offer(cid));
        }
        lane.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> origin.size() == 600);

        assertThat(origin.resolved()).containsExactlyElementsOf(all);
        assertThat(all).allMatch(append -> append.refusal().code() == ErrorCode.UNAVAILABLE);
        assertThat(pauses.pausedMillis()).as("one outage is waited for once").isLessThan(2_500);

        dao.down(false);
        for (int cid = 1; cid <= 600; cid++) {
            offer(cid);
        }
        awaitTold(600);
        assertThat(dao.rows(GROUP)).extracting(StoredMessage::cid).isSorted().hasSize(600);
    }

    @Test
    void survives_a_defect_and_tells_what_was_committed_before_it() {
        dao.poison(row -> row.cid() == 3);
        dao.nextInserts(Runnable::run, Runnable::run, defect());
        Append stored = offer(1);
        Append defective = offer(2);
        Append poisoned = offer(3);
        lane.start();
        awaitTold(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> origin.size() == 2);

        assertThat(told.committed()).containsExactly(stored);
        assertThat(origin.resolved()).containsExactly(defective, poisoned);
        assertThat(defective.refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        offer(2);
        awaitTold(2);
    }

    @Test
    void survives_a_listener_with_a_defect() {
        told.failNext();
        offer(1);
        lane.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> dao.rows(GROUP).size() == 1);
        offer(2);
        awaitTold(1);

        assertThat(lane.isAlive()).isTrue();
    }

    @Test
    void goes_on_when_it_is_interrupted() {
        CountDownLatch writing = new CountDownLatch(1);
        dao.nextInserts(statement -> {
            Thread.currentThread().interrupt();
            statement.run();
            writing.countDown();
        });
        offer(1);
        lane.start();
        awaitTold(1);
        offer(2);
        awaitTold(2);

        assertThat(writing.getCount()).isZero();
    }

    @Test
    void finishes_what_it_was_given_and_takes_nothing_more() {
        for (int cid = 1; cid <= 2_000; cid++) {
            offer(cid);
        }
        lane.start();
        lane.finish();
        lane.join(System.nanoTime() + TimeUnit.SECONDS.toNanos(30));

        assertThat(told.size()).isEqualTo(2_000);
        Append late = new Append(new StoredMessage(GROUP, 0, ALICE, 1, 0, "late"), "alice", origin, stream, null);
        assertThat(lane.offer(late)).isFalse();
    }

    @Test
    void tells_of_what_turns_out_to_be_committed() {
        dao.store(List.of(new StoredMessage(GROUP, 1, ALICE, 1, 5, "text 1")));
        offer(1);
        lane.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !told.found().isEmpty());

        assertThat(told.found()).isEqualTo(Map.of(GROUP, 1L));
        assertThat(told.size()).isZero();
    }

    /** Thread-safe. */
    private static final class SharedOrigin implements Append.Origin {
        private final List<Append> resolved = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void resolved(Append append) {
            resolved.add(append);
        }

        List<Append> resolved() {
            return List.copyOf(resolved);
        }

        int size() {
            return resolved.size();
        }
    }

    /** Thread-safe. */
    private static final class Told implements AppendListener {
        private final List<Append> committed = new ArrayList<>();
        private final Map<Conversation, Long> found = new HashMap<>();
        private boolean failNext;

        @Override
        public synchronized void committed(List<Append> rows) {
            if (failNext) {
                failNext = false;
                throw new IllegalStateException("a defect of the listener");
            }
            committed.addAll(rows);
        }

        @Override
        public synchronized void found(Map<Conversation, Long> lastSeqs) {
            found.putAll(lastSeqs);
        }

        synchronized void failNext() {
            failNext = true;
        }

        synchronized int size() {
            return committed.size();
        }

        synchronized List<Append> committed() {
            return List.copyOf(committed);
        }

        synchronized Map<Conversation, Long> found() {
            return Map.copyOf(found);
        }
    }
}
