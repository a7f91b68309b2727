package org.chatcluster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TerminationTest {
    @Test
    void stops_once_when_asked_and_not_before() {
        Termination termination = new Termination(Duration.ofSeconds(20));
        AtomicInteger stops = new AtomicInteger();
        CompletableFuture<Boolean> end =
                CompletableFuture.supplyAsync(() -> termination.awaitAndStop(stops::incrementAndGet));
        await().until(termination::isUp);
        assertThat(end).isNotDone();
        assertThat(stops).hasValue(0);

        termination.request();
        termination.request();

        assertThat(end).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(stops).hasValue(1);
    }

    @Test
    void gives_up_on_a_stop_that_takes_too_long() {
        Termination termination = new Termination(Duration.ofMillis(50));
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(() -> termination.awaitAndStop(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        await().until(termination::isUp);

        termination.request();

        assertThat(end).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
        never.countDown();
    }
}
