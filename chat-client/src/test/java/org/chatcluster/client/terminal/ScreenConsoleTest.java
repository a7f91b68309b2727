package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.terminal.editor.VirtualScreen;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ScreenConsoleTest {
    private final FailingReader reader = new FailingReader(new VirtualScreen(40, 5).terminal());

    /** Fails to draw the first time. */
    private static final class FailingReader extends LineReaderImpl {
        private final List<String> drawn = new ArrayList<>();
        private boolean failed;

        FailingReader(Terminal terminal) {
            super(terminal, "test", new HashMap<>());
        }

        @Override
        public synchronized void printAbove(AttributedString text) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("the terminal is closed");
            }
            drawn.add(text.toString());
        }

        synchronized List<String> drawn() {
            return List.copyOf(drawn);
        }
    }

    @Test
    void who_waits_for_lines_that_cannot_be_drawn_goes_on_and_so_does_the_drawing() throws Exception {
        CompletableFuture.runAsync(this::printTwice).get(60, TimeUnit.SECONDS);
        assertThat(reader.drawn()).containsExactly("drawn");
    }

    private void printTwice() {
        try (ScreenConsole console = new ScreenConsole(Themes.NONE)) {
            console.above(reader);
            console.print(Line.of(Style.PLAIN, "lost"));
            console.flush();
            console.print(Line.of(Style.PLAIN, "drawn"));
        }
    }
}
