package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RedisServer;
import org.chatcluster.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node says of its Redis to whoever runs it. */
@ExtendWith(MariaDbExtension.class)
class RedisAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A stop may take 25 s in all. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    @Test
    void a_node_is_ready_without_redis_and_joins_when_it_comes(TestDatabase database) {
        try (RedisServer redis = RedisServer.start()) {
            redis.stop();
            NodeOptions options = NodeOptions.on(database)
                    .withFlag("--redis-url", redis.url())
                    .withQuickStart();
            try (NodeProcess node = NodeProcess.start(options)) {
                String where = "127.0.0.1:" + redis.port();
                assertThat(node.ready().redis()).isEqualTo(where);
                assertThat(node.ops("/readyz").statusCode()).isEqualTo(200);
                assertThat(node.ops("/readyz").body())
                        .contains("redis: " + where + " is away; other nodes are heard through the database");
                assertThat(metrics(node)).contains("chat_bus_connected 0");

                redis.restart();
                await().atMost(PATIENCE).until(() -> metrics(node).contains("chat_bus_connected 1"));
                await().atMost(PATIENCE).until(() -> node.ops("/readyz").body().contains("redis: ok\n"));
                await().atMost(PATIENCE).until(() -> metrics(node).contains("chat_bus_channels 1"));

                redis.pause();
                await().atMost(PATIENCE).until(() -> metrics(node).contains("chat_bus_connected 0"));
                assertThat(node.ops("/readyz").statusCode()).isEqualTo(200);
                redis.resume();
                await().atMost(PATIENCE).until(() -> metrics(node).contains("chat_bus_connected 1"));
            }
        }
    }

    @Test
    void a_node_stops_in_time_though_redis_hangs(TestDatabase database) {
        try (RedisServer redis = RedisServer.start();
                NodeProcess node = NodeProcess.start(NodeOptions.on(database)
                        .withFlag("--redis-url", redis.url())
                        .withQuickStart())) {
            await().atMost(PATIENCE).until(() -> metrics(node).contains("chat_bus_connected 1"));
            redis.pause();

            try (Stopwatch time = new Stopwatch()) {
                assertThat(node.terminate()).isZero();
                assertThat(time.elapsed()).isLessThan(STOP_LIMIT);
            }
        }
    }

    private static String metrics(NodeProcess node) {
        return node.ops("/metrics").body();
    }
}
