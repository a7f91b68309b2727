package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.chatcluster.common.protocol.Limits;
import org.junit.jupiter.api.Test;

class CidSourceTest {
    @Test
    void counts_up() {
        CidSource cids = new CidSource(new Random(1));
        long first = cids.next();
        assertThat(cids.next()).isEqualTo(first + 1);
        assertThat(cids.next()).isEqualTo(first + 2);
    }

    @Test
    void stays_exact_for_every_json_reader() {
        for (int seed = 0; seed < 1_000; seed++) {
            assertThat(new CidSource(new Random(seed)).next()).isBetween(1L, Limits.MAX_EXACT - (1L << 32));
        }
    }

    @Test
    void clients_of_one_account_do_not_meet() {
        Set<Long> seen = new HashSet<>();
        Random random = new Random(1);
        for (int client = 0; client < 1_000; client++) {
            CidSource cids = new CidSource(random);
            for (int message = 0; message < 100; message++) {
                assertThat(seen.add(cids.next())).isTrue();
            }
        }
    }
}
