package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Colors;
import org.junit.jupiter.api.Test;

class ThemeTest {
    /** What the guidelines for accessible pages ask of text. */
    private static final double READABLE = 4.5;

    private static String ansi(Theme theme, Line line) throws IOException {
        try (ExternalTerminal terminal = new ExternalTerminal(
                "test",
                "xterm-256color",
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)) {
            return theme.render(line).toAnsi(terminal);
        }
    }

    @Test
    void address_links_to_itself() throws IOException {
        String shown = ansi(Themes.DARK, Line.note("").andText(Style.PLAIN, "see https://a.example/é!"));
        assertThat(shown.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo("see \u001B]8;;https://a.example/%C3%A9\u001B\\https://a.example/é\u001B]8;;\u001B\\!");
    }

    @Test
    void link_takes_no_column() {
        AttributedString shown = Themes.DARK.render(Line.note("").andText(Style.PLAIN, "see https://a.example/!"));
        assertThat(shown.columnLength()).isEqualTo("see https://a.example/!".length());
    }

    @Test
    void without_colours_and_where_it_is_asked_for_there_are_no_links() throws IOException {
        Line line = Line.of(Style.ERROR, "x").andText(Style.PLAIN, "https://a.example/");
        assertThat(ansi(Themes.PLAIN, line)).isEqualTo("xhttps://a.example/");
        assertThat(ansi(Themes.NONE, line)).doesNotContain("]8;").doesNotContain("38;5");
        assertThat(ansi(Themes.LIGHT.withoutLinks(), line)).doesNotContain("]8;");
    }

    @Test
    void person_keeps_a_colour_and_others_have_others() {
        Set<AttributedStyle> colours = new HashSet<>();
        for (int user = 1; user <= 12; user++) {
            Line line = Line.note("").andName(user, "name");
            AttributedStyle colour = Themes.DARK.render(line).styleAt(0);
            assertThat(Themes.DARK.render(line).styleAt(0)).isEqualTo(colour);
            colours.add(colour);
        }
        assertThat(colours).hasSizeGreaterThan(6);
    }

    @Test
    void colours_can_be_read_on_every_usual_background() {
        readable(Themes.DARK, 0x000000, 0x282C34);
        readable(Themes.LIGHT, 0xFFFFFF, 0xFDF6E3);
    }

    private static void readable(Theme theme, int... backgrounds) {
        Stream.concat(theme.styles().values().stream(), theme.people().stream()).forEach(style -> {
            String code = style.toAnsi();
            int foreground = colour(code, "38;5;");
            int own = colour(code, "48;5;");
            if (foreground < 0) {
                return;
            }
            for (int background : own >= 0 ? new int[] {Colors.rgbColor(own)} : backgrounds) {
                assertThat(contrast(Colors.rgbColor(foreground), background))
                        .as("colour %d on %06X", foreground, background)
                        .isGreaterThan(READABLE);
            }
        });
    }

    private static int colour(String code, String kind) {
        int at = code.indexOf(kind);
        return at < 0 ? -1 : Integer.parseInt(code.substring(at + kind.length()).split("[;m]", 2)[0]);
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int part) {
        double share = (part & 0xFF) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
