package org.chatcluster.client.terminal;

import java.util.List;
import org.chatcluster.client.terminal.command.Completions;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Takes a line as it is: words between blanks, no quotes, nothing that could be unfinished. Thread-safe. */
final class LineParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        String upToCursor = line.substring(0, cursor);
        int start = Completions.lastWordStart(upToCursor);
        return new Cut(line, cursor, upToCursor.substring(start));
    }

    /** A line seen from its cursor; only the word there matters. */
    private record Cut(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
