package org.chatcluster.client.terminal.script;

import java.io.PrintStream;
import java.util.List;
import org.chatcluster.client.terminal.text.Line;

/** What a command found: lines for a person, or a JSON object in each line. Thread-safe. */
final class Output {
    private final PrintStream out;
    private final boolean json;
    private final JsonText text = new JsonText();

    Output(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Writes {@code fields} if JSON is wanted, else {@code line}. */
    void print(Line line, JsonText.Fields fields) {
        print(List.of(line), fields);
    }

    synchronized void print(List<Line> lines, JsonText.Fields fields) {
        if (json) {
            out.print(text.object(fields) + "\n");
        } else {
            lines.forEach(line -> out.print(line.text() + "\n"));
        }
    }

    /** Shows an object if JSON is wanted, for a command that has more to do than to print: it goes on if it cannot be shown. */
    synchronized void tell(JsonText.Fields fields) {
        print(List.of(), fields);
        out.flush();
    }

    /** Shows what was printed; throws {@link OutputClosedException} if it cannot be. */
    synchronized void flush() {
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }
}
