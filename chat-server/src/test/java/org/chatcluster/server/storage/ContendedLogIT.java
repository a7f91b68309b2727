package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.AppendListener;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.LogMeter;
import org.chatcluster.server.log.MessageLog;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.TestDatabase;
import org.chatcluster.testkit.TestDatabases;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of several nodes, none of which ever has nothing to write in the one conversation they share. */
@ExtendWith(MariaDbExtension.class)
final class ContendedLogIT {
    private static final Conversation SHARED = Conversation.group(1);
    private static final int IN_FLIGHT = 600;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ContendedLogIT.class);

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void refuse_nobody_and_let_each_other_write(int count, TestDatabases databases) {
        TestDatabase database = databases.create();
        List<Node> nodes = new ArrayList<>();
        try {
            for (int i = 1; i <= count; i++) {
                nodes.add(new Node(i, database));
            }
            long start = System.nanoTime();
            nodes.forEach(Node::begin);
            Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() - start > LENGTH.toNanos());
            nodes.forEach(node -> node.stopping = true);
            Awaitility.await().atMost(PATIENCE).until(() -> nodes.stream().allMatch(node -> node.open.get() == 0));

            long rows = nodes.get(0)
                    .store
                    .database()
                    .messages()
                    .lastSeqs(List.of(SHARED))
                    .get(SHARED);
            nodes.forEach(node -> LOG.info("{} nodes, {} rows a second: {}", count, rows / LENGTH.toSeconds(), node));
            assertThat(nodes.stream().mapToLong(node -> node.committed.get()).sum())
                    .isEqualTo(rows);
            assertThat(nodes).allSatisfy(node -> {
                assertThat(node.refused).hasValue(0);
                assertThat(node.committed.get()).as("its share").isGreaterThan(rows / count / 4);
            });
        } finally {
            nodes.forEach(Node::close);
        }
    }

    /** Thread-safe. */
    private static final class Node implements AppendListener, Append.Origin, LogMeter, AutoCloseable {
        final int id;
        final OpenStore store;
        final MessageLog log;
        final Append.Stream stream = new Append.Stream();
        final AtomicLong nextCid = new AtomicLong(1);
        final AtomicLong open = new AtomicLong();
        final AtomicLong committed = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong conflicts = new AtomicLong();
        final AtomicLong batches = new AtomicLong();
        final AtomicLong longestGapNanos = new AtomicLong();
        volatile long lastCommitNanos;
        volatile boolean stopping;

        Node(int id, TestDatabase database) {
            this.id = id;
            this.store = OpenStore.mysql(database);
            this.log = new MessageLog(2, store.database()::laneMessages, this, Clock.systemUTC(), this);
        }

        void begin() {
            lastCommitNanos = System.nanoTime();
            for (int i = 0; i < IN_FLIGHT; i++) {
                offer(nextCid.getAndIncrement());
            }
        }

        private void offer(long cid) {
            open.incrementAndGet();
            StoredMessage draft =
                    new StoredMessage(SHARED, 0, id, cid, 0, "a message of about fifty characters, number " + cid);
            assertThat(log.offer(new Append(draft, "user", this, stream, null))).isTrue();
        }

        @Override
        public void committed(List<Append> rows) {
            long now = System.nanoTime();
            longestGapNanos.accumulateAndGet(now - lastCommitNanos, Math::max);
            lastCommitNanos = now;
            committed.addAndGet(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                if (!stopping) {
                    offer(nextCid.getAndIncrement());
                }
                open.decrementAndGet();
            }
        }

        @Override
        public void found(Map<Conversation, Long> lastSeqs) {}

        @Override
        public void resolved(Append append) {
            refused.incrementAndGet();
            open.decrementAndGet();
        }

        @Override
        public void committed(int rows, long nanos) {
            batches.incrementAndGet();
        }

        @Override
        public void commitConflict() {
            conflicts.incrementAndGet();
        }

        @Override
        public void close() {
            log.close();
            store.close();
        }

        @Override
        public String toString() {
            return "node " + id + ": " + committed + " committed in " + batches + " batches, " + conflicts
                    + " conflicts, " + refused + " refused, longest gap "
                    + Duration.ofNanos(longestGapNanos.get()).toMillis() + " ms";
        }
    }
}
