package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.Supplier;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;

/** Wrong passwords: what counts against an address soonest, and so shows which address a node thinks it talks to. */
final class Guesses {
    static final int WRONG = 1;
    /** So often an address may guess that has not done so before; after that every six seconds. */
    static final int AT_ONCE = 30;

    private static final int RATE_LIMITED = 120;

    private Guesses() {}

    /** Guesses on one connection after the other until that is too often; answers how many guesses were looked at. */
    static int untilLimited(Supplier<WireClient> connect) {
        int wrong = 0;
        while (once(connect.get()) == WRONG) {
            wrong++;
            assertThat(wrong).isLessThan(2 * AT_ONCE);
        }
        return wrong;
    }

    /** The errno of a guess. */
    static int once(WireClient client) {
        int errno = guess(client).get("errno").intValue();
        assertThat(errno).isIn(WRONG, RATE_LIMITED);
        return errno;
    }

    /** A name of its own each time, for an account has its own limit. */
    private static ObjectNode guess(WireClient client) {
        String name = "no" + UUID.randomUUID().toString().substring(0, 18);
        return client.request(Json.message(1).put("name", name).put("password", "123456"));
    }
}
