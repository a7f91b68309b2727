package org.chatcluster.client.terminal.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** How names are written, and how names and texts are compared: without regard to case and form. */
public final class Names {
    private Names() {}

    /** A name without the {@code @} that may stand in front of one. */
    public static String bare(String name) {
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** The number of a user or group that {@code word} is instead of a name; nothing if it is none, or one that nobody can have. */
    public static Optional<Integer> findId(String word) {
        if (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(word);
            return number > 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    public static boolean startsWith(String name, String prefix) {
        return key(name).startsWith(key(prefix));
    }

    /** As {@link #key}, and without regard to width and other forms of one letter: for what is looked for in texts. */
    public static String fold(String text) {
        return key(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
}
