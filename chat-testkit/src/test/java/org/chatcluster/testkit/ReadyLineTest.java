package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadyLineTest {
    private static final String LINE = "chat-server ready node=host-6000 port=6000 ops=6080 db=sqlite redis=none\n";

    @Test
    void is_found_among_other_lines() {
        ReadyLine expected = new ReadyLine("host-6000", 6000, 6080, "sqlite", "none");

        assertThat(ReadyLine.find(LINE)).isEqualTo(expected);
        assertThat(ReadyLine.find("INFO starting\n" + LINE + "INFO more\n")).isEqualTo(expected);
    }

    @Test
    void is_not_taken_from_half_a_line_or_from_the_middle_of_one() {
        assertThat(ReadyLine.find("")).isNull();
        assertThat(ReadyLine.find(LINE.stripTrailing())).isNull();
        assertThat(ReadyLine.find("INFO " + LINE)).isNull();
    }

    @Test
    void that_lacks_a_value_is_an_error() {
        assertThatThrownBy(() -> ReadyLine.find("chat-server ready node=a port=1\n"))
                .hasMessageContaining("ops");
    }
}
