package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word behind a command: how help calls it, in brackets if it may be missing, what it is, and what it may become. With
 * {@code rest} it is all the words that follow. Immutable.
 */
public record Parameter(String label, String about, Source source, boolean rest) {
    /** What may stand for a word, the likeliest first; {@code before} is what was typed behind the command in front of it. */
    public interface Source {
        List<Suggestion> suggest(List<String> before);
    }

    /** One word. */
    static Parameter word(String label, String about, Source source) {
        return new Parameter(label, about, source, false);
    }

    /** One word that nobody can know in advance. */
    static Parameter free(String label, String about) {
        return word(label, about, before -> List.of());
    }

    /** One of a few words. */
    static Parameter oneOf(String label, String about, String... words) {
        List<Suggestion> all = Stream.of(words).map(Suggestion::of).toList();
        return word(label, about, before -> all);
    }

    /** Everything up to the end of the line. */
    static Parameter text(String label, String about, Source source) {
        return new Parameter(label, about, source, true);
    }
}
