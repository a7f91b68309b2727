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
    static final int RATE_LIMITED = 120;

    /** An address may guess again every six seconds; a test must not meet that moment. */
    private static final long LONG_WAIT_MILLIS = 2_000;

    private static final int AT_ONCE = 30;

    private Guesses() {}

    /** Guesses on one connection after the other until there is a while to wait. */
    static void untilLimited(Supplier<WireClient> connect) {
        int wrong = 0;
        long waitMillis = 0;
        while (waitMillis < LONG_WAIT_MILLIS) {
            ObjectNode reply = guess(connect.get());
            if (reply.get("errno").intValue() == RATE_LIMITED) {
                waitMillis = reply.get("retryafter").longValue();
            } else {
                wrong++;
            }
            assertThat(wrong).isLessThan(2 * AT_ONCE);
        }
        assertThat(wrong).isGreaterThanOrEqualTo(AT_ONCE);
    }

    static int once(WireClient client) {
        return guess(client).get("errno").intValue();
    }

    /** A name of its own each time, for an account has its own limit. */
    private static ObjectNode guess(WireClient client) {
        String name = "no" + UUID.randomUUID().toString().substring(0, 18);
        return client.request(Json.message(1).put("name", name).put("password", "123456"));
    }
}
