package org.chatcluster.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresTmux
class TmuxSessionIT {
    private static TmuxSession shell(String script) {
        return TmuxSession.start(
                TmuxOptions.of(List.of("/bin/sh", "-c", script)).size(40, 10).with("GREETING", "grüß dich"));
    }

    @Test
    void types_keys_and_reads_the_screen_and_the_end() {
        try (TmuxSession tmux =
                shell("stty -echo; echo \"$GREETING $TERM\"; read a; read b; echo \"<$a|$b>\"; read c; exit 7")) {
            tmux.await("grüß dich " + TmuxServer.terminal());
            tmux.line("semicolons; and 你好;");
            tmux.type("\"quotes\" -x");
            tmux.keys("Enter");
            tmux.await("<semicolons; and 你好;|\"quotes\" -x>");
            tmux.keys("Enter");
            tmux.awaitEnd();
        }
    }

    @Test
    void pastes_in_brackets_when_asked_for_them_and_tells_focus() {
        try (TmuxSession tmux = shell("stty raw -echo; printf '\\033[?2004h\\033[?1004hready'; cat -v")) {
            tmux.await("ready");
            tmux.paste("one\ntwo");
            tmux.focus(true);
            tmux.focus(false);
            tmux.await("^[[200~one^Mtwo^[[201~^[[I^[[O");
        }
    }

    @Test
    void tells_cursor_title_bell_clipboard_and_screen() {
        String script = "printf '\\033[?1049h\\033]2;a title\\007\\033[3;5Hx\\007\\033]52;c;aGVsbG8=\\007'; read end";
        try (TmuxSession tmux = shell(script)) {
            tmux.await("x");
            assertThat(tmux.cursor()).isEqualTo(new Cursor(5, 2, true));
            assertThat(tmux.row(2)).isEqualTo("    x");
            tmux.await(
                    "bell and clipboard",
                    screen -> tmux.bells() == 1 && tmux.clipboard().equals("hello"));
            assertThat(tmux.title()).isEqualTo("a title");
            assertThat(tmux.alternate()).isTrue();
        }
    }

    @Test
    void resizes_and_keeps_what_scrolled_away() {
        // To wait for a child, unlike to read, is broken off by a signal that comes just before.
        String script = "seq 30; trap 'stty size' WINCH; sleep 600 & echo ready; while :; do wait; done";
        try (TmuxSession tmux = shell(script)) {
            tmux.await("ready");
            assertThat(tmux.screen()).doesNotContain("20\n");
            assertThat(tmux.scrollback()).startsWith("1\n2\n").contains("\n20\n");
            tmux.resize(60, 12);
            tmux.await("12 60");
        }
    }

    @Test
    void shows_the_screen_when_it_waits_in_vain_for_a_program_that_ended() {
        // It ends only when its line is there: tmux can lose what a program prints in the moment of its end.
        try (TmuxSession tmux = shell("echo what there was; read end")) {
            tmux.await("what there was");
            tmux.keys("Enter");
            tmux.awaitEnd();
            assertThatThrownBy(() -> tmux.await("a wonder", screen -> false, Duration.ofMillis(200)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("    |what there was\n");
        }
    }
}
