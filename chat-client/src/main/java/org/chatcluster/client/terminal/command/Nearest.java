package org.chatcluster.client.terminal.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.impl.ReaderUtils;

/** What a person may have meant by a word that is not known. */
public final class Nearest {
    private static final int SHORT = 4;

    private Nearest() {}

    /** The known word that is one mistake away, or two if it is long, the nearest of them. */
    public static Optional<String> of(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int allowed = wanted.length() <= SHORT ? 1 : 2;
        return known.stream()
                .filter(word -> ReaderUtils.distance(wanted, word) <= allowed)
                .min(Comparator.comparingInt((String word) -> ReaderUtils.distance(wanted, word))
                        .thenComparing(word -> word));
    }

    /** {@code " Did you mean X?"}, or nothing. */
    public static String hint(String prefix, String typed, Collection<String> known) {
        return of(typed, known)
                .map(word -> " Did you mean " + prefix + word + "?")
                .orElse("");
    }
}
