package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.Test;

class ErrnoTextTest {
    @Test
    void says_what_the_server_said_with_number_and_name() {
        assertThat(ErrnoText.of(ErrorCode.REFUSED.number(), "Nein, 不行.")).isEqualTo("Nein, 不行. (1 REFUSED)");
        assertThat(ErrnoText.of(9_999, "Too new.")).isEqualTo("Too new. (9999)");
        assertThat(ErrnoText.of(9_999, " ")).isEqualTo("The server refused. (9999)");
    }

    @Test
    void words_of_the_server_command_no_terminal_that_shows_a_log() {
        assertThat(ErrnoText.of(9_999, "a\u001b]0;b\u0007c\r\nd\u009b2Je\u202ef\u2028g"))
                .isEqualTo("a\uFFFD]0;b\uFFFDc\uFFFD\uFFFDd\uFFFD2Je\uFFFDf\uFFFDg (9999)");
    }
}
