package org.chatcluster.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process has used. */
final class ProcessCpuTest {
    @Test
    void grows_with_the_work_of_this_process() {
        long self = ProcessHandle.current().pid();
        long before = ProcessCpu.nanos(self);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (ProcessCpu.nanos(self) - before < Duration.ofMillis(30).toNanos()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void refuses_a_process_that_is_not_there() {
        assertThatThrownBy(() -> ProcessCpu.nanos(Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Long.toString(Long.MAX_VALUE));
    }
}
