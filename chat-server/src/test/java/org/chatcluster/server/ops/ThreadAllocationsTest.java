package org.chatcluster.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ThreadAllocationsTest {
    private static final int BYTES = 1 << 20;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void still_counts_after_a_collection() {
        new ThreadAllocations().bindTo(registry);
        // The registry holds weakly what its meters ask.
        System.gc();
        Thread here = Thread.currentThread();
        String name = here.getName();
        here.setName("chat-io-8");
        try {
            assertThat(allocated("io")).isPositive();
        } finally {
            here.setName(name);
        }
    }

    @Test
    void counts_what_threads_of_a_kind_have_allocated() throws InterruptedException {
        new ThreadAllocations().bindTo(registry);
        double lanesBefore = allocated("lane");
        CountDownLatch allocated = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        byte[][] kept = new byte[1][];
        Thread thread = new Thread(
                () -> {
                    kept[0] = new byte[BYTES];
                    allocated.countDown();
                    try {
                        looked.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "chat-io-7");
        thread.start();
        allocated.await();

        assertThat(allocated("io")).isGreaterThanOrEqualTo(BYTES);
        assertThat(allocated("lane")).isEqualTo(lanesBefore);

        looked.countDown();
        thread.join();
    }

    private double allocated(String kind) {
        return registry.get("chat.allocated.bytes")
                .tag("threads", kind)
                .functionCounter()
                .count();
    }
}
