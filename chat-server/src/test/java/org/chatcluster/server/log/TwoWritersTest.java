package org.chatcluster.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes that write to one database. Between any two statements of one of them the other one may write a batch of its own, and
 * any statement may meet a broken connection or a conflict. Everything follows from the seed.
 */
final class TwoWritersTest {
    private static final int RUNS = 100;
    private static final int CLIENTS = 4;
    private static final int MESSAGES = 12;
    private static final Logger LOG = LoggerFactory.getLogger(TwoWritersTest.class);

    @Test
    void leave_no_hole_and_no_duplicate_and_keep_the_order_of_everybody_who_repeats_in_order() {
        long first = Long.getLong("chat.test.seed", System.nanoTime());
        LOG.info("The seeds are {} and the {} that follow.", first, RUNS - 1);
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                new Run(seed).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("The run with seed " + seed + " failed.", e);
            }
        }
    }

    /** A client: keeps all that is not acknowledged and repeats in order what was refused. */
    private static final class SimulatedClient implements Append.Origin {
        final Conversation conversation;
        final int id;
        final Append.Stream stream = new Append.Stream();
        final TreeSet<Long> toSend = new TreeSet<>();
        final Set<Long> refused = new HashSet<>();
        final Map<Long, Long> seqs = new HashMap<>();
        /** What had been acknowledged in the conversation when a cid was sent first. */
        final Map<Long, Long> acknowledgedBefore = new HashMap<>();

        long nextCid = 1;

        SimulatedClient(int id, Conversation conversation) {
            this.id = id;
            this.conversation = conversation;
        }

        Append send(long cid) {
            toSend.remove(cid);
            StoredMessage draft = new StoredMessage(conversation, 0, id, cid, 0, "text " + cid);
            return new Append(draft, "user", this, stream, null);
        }

        boolean isDone() {
            return seqs.size() == MESSAGES;
        }

        @Override
        public void resolved(Append append) {
            if (append.outcome() == Append.Outcome.DUPLICATE) {
                acknowledged(append);
            } else {
                assertThat(append.refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
                refused.add(append.cid());
                if (!seqs.containsKey(append.cid())) {
                    toSend.add(append.cid());
                }
            }
        }

        void acknowledged(Append append) {
            Long before = seqs.put(append.cid(), append.seq());
            assertThat(before == null || before == append.seq()).isTrue();
            toSend.remove(append.cid());
        }
    }

    private static final class Node {
        final BatchWriter writer;
        final List<SimulatedClient> clients = new ArrayList<>();
        /** Handed over and not written yet. */
        final List<Append> queue = new ArrayList<>();

        boolean writing;

        Node(FakeMessageDao dao, Clock clock) {
            writer = new BatchWriter(dao, clock, new ManualPauses(), LogMeter.NONE);
        }
    }

    private static final class Run {
        private final Random random;
        private final FakeMessageDao dao = new FakeMessageDao();
        private final List<Node> nodes = new ArrayList<>();
        private final Set<StoredMessage.Key> committed = new HashSet<>();
        private final Map<Conversation, Long> acknowledged = new HashMap<>();
        private int outage;

        Run(long seed) {
            random = new Random(seed);
            for (int node = 0; node < 2; node++) {
                nodes.add(new Node(dao, Clock.fixed(Instant.ofEpochMilli(1_000 + node), ZoneOffset.UTC)));
            }
            for (int id = 1; id <= CLIENTS; id++) {
                Conversation conversation = random.nextInt(4) == 0 ? Conversation.group(2) : Conversation.direct(1, 2);
                nodes.get(id % 2).clients.add(new SimulatedClient(id, conversation));
            }
            dao.beforeEach(this::betweenStatements);
        }

        void play() {
            for (int step = 0; step < 10_000 && !isDone(); step++) {
                Node node = nodes.get(random.nextInt(2));
                hear(node);
                if (random.nextBoolean()) {
                    send(node);
                }
                if (random.nextBoolean()) {
                    write(node);
                }
            }
            assertThat(isDone()).as("everything is acknowledged in the end").isTrue();
            check();
        }

        private boolean isDone() {
            return nodes.stream().flatMap(node -> node.clients.stream()).allMatch(SimulatedClient::isDone);
        }

        /** Before each statement of either node. */
        private void betweenStatements() {
            if (outage > 0) {
                outage--;
            } else if (random.nextInt(40) == 0) {
                outage = 40 + random.nextInt(60);
            }
            dao.down(outage > 0);
            switch (random.nextInt(12)) {
                case 0 -> dao.nextInserts(FakeMessageDao.brokenAfterCommit());
                case 1 -> dao.nextInserts(FakeMessageDao.unavailable());
                case 2 -> dao.nextInserts(FakeMessageDao.conflict());
                case 3 -> dao.nextReads(FakeMessageDao.unavailable());
                default -> {}
            }
            nodes.stream()
                    .filter(node -> !node.writing)
                    .filter(node -> random.nextInt(3) == 0)
                    .findFirst()
                    .ifPresent(this::write);
        }

        private void send(Node node) {
            SimulatedClient client = node.clients.get(random.nextInt(node.clients.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                if (!client.toSend.isEmpty()) {
                    node.queue.add(client.send(client.toSend.first()));
                } else if (client.nextCid <= MESSAGES) {
                    client.acknowledgedBefore.put(client.nextCid, acknowledged.getOrDefault(client.conversation, 0L));
                    node.queue.add(client.send(client.nextCid++));
                }
            }
        }

        private void write(Node node) {
            if (node.queue.isEmpty()) {
                return;
            }
            List<Append> head = node.queue.subList(0, 1 + random.nextInt(node.queue.size()));
            List<Append> batch = List.copyOf(head);
            head.clear();
            node.writing = true;
            node.writer.write(batch);
            node.writing = false;
            assertThat(batch).noneMatch(append -> append.outcome() == Append.Outcome.PENDING);
            hear(node);
        }

        private void hear(Node node) {
            for (Append append : node.writer.takeCommitted()) {
                assertThat(committed.add(append.key())).as("committed once").isTrue();
                ((SimulatedClient) append.origin()).acknowledged(append);
                acknowledged.merge(append.conversation(), append.seq(), Math::max);
            }
        }

        private void check() {
            for (Conversation conversation : dao.conversations()) {
                List<StoredMessage> rows = dao.rows(conversation);
                for (int i = 0; i < rows.size(); i++) {
                    assertThat(rows.get(i).seq()).as("no hole").isEqualTo(i + 1L);
                }
            }
            nodes.stream().flatMap(node -> node.clients.stream()).forEach(this::check);
        }

        private void check(SimulatedClient client) {
            List<StoredMessage> own = dao.rows(client.conversation).stream()
                    .filter(row -> row.senderId() == client.id)
                    .toList();
            assertThat(own)
                    .as("each once, in the order of sending")
                    .extracting(StoredMessage::cid)
                    .isSorted()
                    .hasSize(MESSAGES);
            for (StoredMessage row : own) {
                assertThat(client.seqs.get(row.cid())).isEqualTo(row.seq());
                assertThat(row.seq()).isGreaterThan(client.acknowledgedBefore.get(row.cid()));
                assertThat(committed.contains(row.key()) || client.refused.contains(row.cid()))
                        .as("told as new, unless it was given up before")
                        .isTrue();
            }
        }
    }
}
