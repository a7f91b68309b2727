package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chatcluster.client.terminal.text.Corpus;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Cursor;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;

/** Shows the corpus as the client shows messages, above a prompt, or measures it: a program for tests in a real terminal. */
final class CorpusProgram {
    private final Terminal terminal;
    private final List<Corpus.Entry> corpus = Corpus.entries();

    private CorpusProgram(Terminal terminal) {
        this.terminal = terminal;
    }

    /** {@code show} shows it, {@code measure} compares the columns that each takes with those that JLine counts. */
    public static void main(String[] arguments) throws Exception {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .build()) {
            CorpusProgram program = new CorpusProgram(terminal);
            if (arguments[0].equals("measure")) {
                program.measure();
            } else {
                program.show();
            }
        }
    }

    private void show() {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        ScreenConsole console = new ScreenConsole(Themes.DARK);
        console.above(reader);
        for (int i = 0; i < corpus.size(); i++) {
            console.print(line(i));
        }
        console.print(Line.note("everything shown"));
        String unused = reader.readLine("> ");
    }

    private void measure() throws IOException {
        terminal.enterRawMode();
        int wrong = 0;
        for (int i = 0; i < corpus.size(); i++) {
            AttributedString line = Themes.DARK.render(line(i));
            terminal.writer().print("\r\u001B[K");
            line.print(terminal);
            terminal.flush();
            Cursor cursor = terminal.getCursorPosition(skipped -> {});
            if (cursor.getX() != line.columnLength(terminal)) {
                terminal.writer().print(" " + cursor.getX() + " and not " + line.columnLength(terminal) + "\r\n");
                wrong++;
            }
        }
        terminal.writer().print("\r\n" + corpus.size() + " measured, " + wrong + " wrong\r\n");
        terminal.flush();
        // Until it is killed: tmux can lose what a program prints in the moment of its end.
        int unused = terminal.reader().read();
    }

    private Line line(int i) {
        return Line.of(Style.PLAIN, i + "|")
                .and(Style.NAME, corpus.get(i).text())
                .and(Style.PLAIN, "|");
    }
}
