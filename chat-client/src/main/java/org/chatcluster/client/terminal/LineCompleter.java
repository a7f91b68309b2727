package org.chatcluster.client.terminal;

import java.util.List;
import org.chatcluster.client.terminal.command.Completions;
import org.chatcluster.client.terminal.command.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Gives the editor what {@link Completions} knows, once there is something to know. Thread-safe. */
final class LineCompleter implements Completer {
    private volatile @Nullable Completions completions;

    void use(Completions source) {
        completions = source;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Completions source = completions;
        if (source != null) {
            for (Suggestion word : source.of(line.line().substring(0, line.cursor()))) {
                candidates.add(candidate(word, candidates.size() + 1));
            }
        }
    }

    /** {@code place} keeps the order, which the editor would make itself otherwise. */
    private static Candidate candidate(Suggestion word, int place) {
        return new Candidate(
                word.value(), word.value(), orNull(word.heading()), orNull(word.about()), null, null, true, place);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
