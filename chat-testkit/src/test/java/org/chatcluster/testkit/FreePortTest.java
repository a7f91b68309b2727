package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void ports_that_nobody_listens_to_yet_are_not_given_twice() {
        List<Integer> ports = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> FreePort.find())
                .toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
