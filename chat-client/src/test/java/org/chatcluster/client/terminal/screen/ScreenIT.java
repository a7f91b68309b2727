package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.Test;

/** The screen on a real terminal: how it comes, what it stands, and how it goes. */
@RequiresTmux
class ScreenIT {
    private static final List<String> PROGRAM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ScreenDemo.class.getName());

    /** The shell outlives the program: tmux can lose what a terminal's last program prints in the moment of its end. */
    private static TmuxSession inShell(String option, String script, int columns, int rows) {
        List<String> shell = new ArrayList<>(List.of("/bin/sh", option, script, "sh"));
        shell.addAll(PROGRAM);
        return TmuxSession.start(TmuxOptions.of(shell).size(columns, rows));
    }

    @Test
    void gives_the_terminal_back_when_it_is_stopped_and_when_it_fails() {
        String script = "echo before; \"$@\"; echo stopped; read go; fg; stty -a | grep -o '[-]*icanon'; read end";
        try (TmuxSession tmux = inShell("-mc", script, 110, 24)) {
            tmux.await("\n#ops>");
            assertThat(tmux.alternate()).isTrue();
            tmux.type("a draft");
            tmux.await("\n#ops> a draft");

            tmux.keys("C-z");
            tmux.await("stopped");
            assertThat(tmux.screen()).startsWith("before").doesNotContain("#ops");
            tmux.line("");
            tmux.await("\n#ops> a draft");

            tmux.resize(20, 3);
            tmux.resize(1, 1);
            tmux.resize(60, 15);
            // For a moment there may be what was drawn for one of the other sizes.
            tmux.await("list and draft", screen -> screen.startsWith(" 1●alice") && screen.contains("\n#ops> a draft"));

            tmux.keys("C-u");
            tmux.line("crash");
            tmux.await("asked for");
            tmux.await("icanon");
            assertThat(tmux.alternate()).isFalse();
            assertThat(tmux.screen()).doesNotContain("-icanon", "#ops");
        }
    }

    @Test
    void lines_that_follow_it_can_be_stopped_and_go_on_without_it() {
        String script =
                "\"$@\"; echo stopped; stty -a | grep -o '[-]*icanon'; read go; fg; echo \"ended by $?\"; read end";
        try (TmuxSession tmux = inShell("-mc", script, 110, 24)) {
            tmux.await("\n#ops>");
            tmux.line("lines");
            tmux.await("lines>");
            assertThat(tmux.alternate()).isFalse();
            tmux.type("a draft");
            tmux.await("lines> a draft");

            tmux.keys("C-z");
            tmux.await("stopped\nicanon");
            tmux.line("");
            tmux.await("\nlines> a draft");
            tmux.type(" goes on");
            tmux.await("lines> a draft goes on");
            assertThat(tmux.alternate()).isFalse();

            tmux.keys("C-u");
            tmux.line("quit");
            tmux.await("ended by 0");
            assertThat(tmux.screen()).doesNotContain("#ops");
        }
    }

    @Test
    void gives_the_terminal_back_when_it_is_ended() {
        try (TmuxSession tmux = inShell("-c", "\"$@\"; echo \"ended by $?\"; read end", 80, 24)) {
            tmux.await("\n#ops>");
            tmux.line("flood");
            tmux.type("typed in a flood");
            tmux.await("\n#ops> typed in a flood");
            tmux.await("flood 9999");
            tmux.await("the cursor behind the line", screen -> tmux.cursor().column() == 22);
            ProcessHandle shell =
                    ProcessHandle.of(Long.parseLong(tmux.ask("#{pane_pid}"))).orElseThrow();
            assertThat(shell.children()).hasSize(1).allMatch(ProcessHandle::destroy);
            tmux.await("ended by 143");
            assertThat(tmux.alternate()).isFalse();
            assertThat(tmux.screen()).doesNotContain("#ops");
        }
    }
}
