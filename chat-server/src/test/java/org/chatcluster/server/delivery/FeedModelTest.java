package org.chatcluster.server.delivery;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of three people on two event loops under everything that can happen, in any order: see {@link FeedModelRun}. Whatever
 * it is, each session must be sent what {@link FeedOracle} expects. Everything follows from the seed.
 */
final class FeedModelTest {
    private static final int RUNS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(FeedModelTest.class);

    @Test
    void every_session_sees_each_seq_of_its_memberships_once_and_in_order() {
        long first = Long.getLong("chat.test.seed", System.nanoTime());
        LOG.info("The seeds are {} and the {} that follow.", first, RUNS - 1);
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                new FeedModelRun(seed).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("The run with seed " + seed + " failed.", e);
            }
        }
    }
}
