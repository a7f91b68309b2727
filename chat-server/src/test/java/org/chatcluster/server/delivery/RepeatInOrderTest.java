package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.FakeMessageDao.Fault;
import org.chatcluster.server.log.StoredMessage;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client with many sends in flight that are refused for now wherever that can happen: by a limit, by a full lane, by an outage.
 * It sends again what it knows to be refused, the oldest first, before anything new. Everything follows from the seed.
 */
final class RepeatInOrderTest {
    private static final int RUNS = 300;
    private static final int MESSAGES = 40;
    private static final int IN_FLIGHT = 8;
    private static final Conversation DIRECT = Conversation.direct(1, 2);
    private static final Logger LOG = LoggerFactory.getLogger(RepeatInOrderTest.class);

    @Test
    void whoever_repeats_in_order_is_stored_in_order() {
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

    private static final class Run {
        private final Random random;
        private final Rig rig = new Rig();
        private final Rig.Device device = rig.device(1);
        private final TreeSet<Long> refused = new TreeSet<>();
        private final Set<Long> stored = new HashSet<>();
        private long nextCid = 1;
        private int inFlight;
        private int heard;

        Run(long seed) {
            random = new Random(seed);
            heard = device.outlet.events().size();
        }

        void play() {
            for (int step = 0; step < 50_000 && stored.size() < MESSAGES; step++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> send();
                    case 2 -> commit();
                    default -> hear();
                }
            }
            assertThat(stored).as("everything is stored in the end").hasSize(MESSAGES);
            assertThat(rig.dao.rows(DIRECT))
                    .extracting(StoredMessage::cid)
                    .isSorted()
                    .hasSize(MESSAGES);
        }

        private void send() {
            boolean again = !refused.isEmpty();
            if (inFlight == IN_FLIGHT || (!again && nextCid > MESSAGES)) {
                return;
            }
            long cid = again ? refused.pollFirst() : nextCid++;
            inFlight++;
            rig.lane.full(random.nextInt(12) == 0);
            ChatException limit = random.nextInt(12) == 0 ? new ChatException(ErrorCode.RATE_LIMITED, 1) : null;
            device.send(DIRECT, cid, "text " + cid, limit);
        }

        private void commit() {
            switch (random.nextInt(6)) {
                case 0 -> rig.dao.nextInserts(outage(FakeMessageDao.unavailable()));
                case 1 -> rig.dao.nextInserts(outage(FakeMessageDao.brokenAfterCommit()));
                default -> {}
            }
            rig.lane.write(1 + random.nextInt(3));
            rig.dao.noFaults();
            rig.loop.runOne();
        }

        /** Longer than the lane waits. */
        private static Fault[] outage(Fault first) {
            Fault[] faults = new Fault[60];
            Arrays.fill(faults, FakeMessageDao.unavailable());
            faults[0] = first;
            return faults;
        }

        /** Some of what was received is read. */
        private void hear() {
            rig.runAll();
            List<Object> events = device.outlet.events();
            for (int most = random.nextInt(4); most > 0 && heard < events.size(); most--) {
                Object event = events.get(heard++);
                if (event instanceof ChatAck ack) {
                    inFlight--;
                    stored.add(ack.cid());
                } else if (event instanceof Refusal refusal) {
                    inFlight--;
                    refused.add(refusal.echo().cid());
                }
            }
        }
    }
}
