package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisExtension.class)
class RedisServerIT {
    @Test
    void comes_back_empty_on_the_same_port() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            String url = server.url();
            long firstPid = server.pid();
            RedisCommand.ask(url, "SET k v");

            server.kill();

            assertThat(server.isAlive()).isFalse();

            server.restart();

            assertThat(server.url()).isEqualTo(url);
            assertThat(server.pid()).isNotEqualTo(firstPid);
            assertThat(RedisCommand.ask(url, "DBSIZE")).isEqualTo(":0");

            RedisCommand.ask(url, "SET k v");
            server.stop();
            server.restart();

            assertThat(RedisCommand.ask(url, "DBSIZE")).isEqualTo(":0");
        }
    }

    @Test
    void forgets_every_key_when_told() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            RedisCommand.ask(server.url(), "SET k v");
            assertThat(RedisCommand.ask(server.url(), "DBSIZE")).isEqualTo(":1");

            server.flushAll();

            assertThat(RedisCommand.ask(server.url(), "DBSIZE")).isEqualTo(":0");
        }
    }

    @Test
    void does_not_answer_while_it_is_paused_and_keeps_what_it_has() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            RedisCommand.ask(server.url(), "SET k v");

            server.pause();

            assertThatThrownBy(() -> RedisCommand.ask(server.url(), "PING", Duration.ofSeconds(1)))
                    .isInstanceOf(SocketTimeoutException.class);

            server.resume();

            assertThat(RedisCommand.ask(server.url(), "DBSIZE")).isEqualTo(":1");
        }
    }

    @Test
    void gives_one_redis_per_class(TestRedis redis, TestRedis same) throws IOException {
        assertThat(same).isEqualTo(redis);
        assertThat(RedisCommand.ask(redis.url(), "PING")).isEqualTo("+PONG");
    }
}
