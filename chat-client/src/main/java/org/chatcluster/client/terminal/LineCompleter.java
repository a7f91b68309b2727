package org.chatcluster.client.terminal;

import java.util.List;
import org.chatcluster.client.terminal.command.Completions;
import org.chatcluster.client.terminal.command.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Gives the editor what {@link Completions} knows. Thread-safe. */
final class LineCompleter implements Completer {
    private final Completions completions;

    LineCompleter(Completions completions) {
        this.completions = completions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Suggestion word : completions.of(line.line().substring(0, line.cursor()))) {
            candidates.add(candidate(word, candidates.size() + 1));
        }
    }

    /** {@code place} keeps the order. Groups would not: the editor puts that of the shortest word first. */
    private static Candidate candidate(Suggestion word, int place) {
        @Nullable String about = word.about().isEmpty() ? null : word.about();
        return new Candidate(word.value(), word.value(), null, about, null, null, true, place);
    }
}
