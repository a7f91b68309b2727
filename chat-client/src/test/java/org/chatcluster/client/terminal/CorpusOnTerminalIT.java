package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.terminal.text.Corpus;
import org.chatcluster.testkit.terminal.Cursor;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.Test;

/** What somebody could send, on a real terminal: text in its row, and nothing else happens. */
@RequiresTmux
class CorpusOnTerminalIT {
    private static final int COLUMNS = 1_200;
    private static final int ROWS = Corpus.entries().size() + 5;

    private static TmuxSession program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CorpusProgram.class.getName()));
        command.addAll(List.of(arguments));
        return TmuxSession.start(TmuxOptions.of(command).size(COLUMNS, ROWS));
    }

    @Test
    void each_text_stays_in_its_row_and_rings_copies_and_renames_nothing() {
        int entries = Corpus.entries().size();
        try (TmuxSession tmux = program("show")) {
            String title = tmux.title();
            tmux.await("everything shown");
            tmux.await("the prompt", screen -> screen.contains("everything shown\n>"));
            List<String> rows = tmux.screen().lines().toList();
            for (int i = 0; i < entries; i++) {
                assertThat(rows.get(i)).startsWith(i + "|").endsWith("|");
            }
            tmux.await("the cursor", screen -> tmux.cursor().equals(new Cursor(2, entries + 1, true)));
            assertThat(tmux.title()).isEqualTo(title);
            assertThat(tmux.bells()).isZero();
            assertThat(tmux.clipboard()).isEmpty();
            assertThat(tmux.alternate()).isFalse();
            tmux.type("still typing");
            tmux.await("> still typing");
        }
    }

    @Test
    void each_text_is_as_wide_as_the_client_takes_it_to_be() {
        try (TmuxSession tmux = program("measure")) {
            tmux.await("measured");
            assertThat(tmux.screen()).contains(Corpus.entries().size() + " measured, 0 wrong");
        }
    }
}
