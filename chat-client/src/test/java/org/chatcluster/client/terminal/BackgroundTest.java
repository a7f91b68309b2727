package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {
    /** However slow the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String DEVICE = "\u001B[?62;22c";

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();

    /** With a terminal that gives this answer when it is asked. */
    private Theme theme(String type, String answer, Map<String, String> environment) throws IOException {
        return theme(type, answer, environment, PATIENCE);
    }

    private Theme theme(String type, String answer, Map<String, String> environment, Duration patience)
            throws IOException {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                asked.write(b);
                if (asked.toString(StandardCharsets.UTF_8).endsWith("\u001B[c")) {
                    keys.write(answer.getBytes(StandardCharsets.UTF_8));
                    keys.flush();
                }
            }
        };
        PipedInputStream in = new PipedInputStream(keys);
        try (ExternalTerminal terminal = new ExternalTerminal("test", type, in, out, StandardCharsets.UTF_8)) {
            return Background.of(terminal, environment, patience).theme();
        }
    }

    @Test
    void what_was_typed_before_the_answer_is_for_the_prompt() throws IOException {
        String typed = "/to bob \u001B[A";
        ByteArrayInputStream in = new ByteArrayInputStream(
                (typed + "\u001B]11;rgb:ff/ff/ff\u0007" + DEVICE).getBytes(StandardCharsets.UTF_8));
        try (ExternalTerminal terminal = new ExternalTerminal("test", "xterm", in, asked, StandardCharsets.UTF_8)) {
            assertThat(Background.of(terminal, Map.of(), PATIENCE)).isEqualTo(new Background(Themes.LIGHT, typed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb:ffff/ffff/ffff\u001B\\", "rgb:fd/f6/e3\u0007", "rgba:e/e/e/f\u0007"})
    void light_background_gets_the_theme_for_it(String colour) throws IOException {
        assertThat(theme("xterm", "\u001B]11;" + colour + DEVICE, Map.of())).isEqualTo(Themes.LIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001B]11;rgb:1e1e/1e1e/1e1e\u001B\\" + DEVICE, DEVICE, "\u001B]11;rgb:zz/0/0\u0007" + DEVICE})
    void dark_background_and_one_that_is_not_known_get_the_other(String answer) throws IOException {
        assertThat(theme("xterm", answer, Map.of())).isEqualTo(Themes.DARK);
    }

    @Test
    void answer_that_came_while_the_program_stood_still_counts() throws IOException {
        assertThat(theme("xterm", "\u001B]11;rgb:ff/ff/ff\u0007" + DEVICE, Map.of(), Duration.ZERO))
                .isEqualTo(Themes.LIGHT);
    }

    @Test
    void terminal_that_does_not_answer_is_not_waited_for_long() throws IOException {
        assertThat(theme("xterm", "", Map.of(), Duration.ofMillis(50))).isEqualTo(Themes.DARK);
    }

    @Test
    void variable_answers_without_asking() throws IOException {
        assertThat(theme("xterm", "", Map.of("COLORFGBG", "0;15"))).isEqualTo(Themes.LIGHT);
        assertThat(asked.size()).isZero();
        assertThat(Background.byVariable("15;default;0")).contains(false);
        assertThat(Background.byVariable("0;default")).isEmpty();
    }

    @Test
    void who_wants_no_colours_gets_none_and_no_question() throws IOException {
        assertThat(theme("xterm", "", Map.of("NO_COLOR", "1"))).isEqualTo(Themes.NONE);
        assertThat(asked.size()).isZero();
    }

    @Test
    void terminal_that_can_do_nothing_is_not_asked() throws IOException {
        assertThat(theme("dumb", "", Map.of())).isEqualTo(Themes.NONE);
        assertThat(asked.size()).isZero();
    }
}
