package org.chatcluster.client.terminal.text;

import java.text.Normalizer;
import java.util.Locale;

/** How names are written, and how names and texts are compared: without regard to case and form. */
public final class Names {
    private Names() {}

    /** A name without the {@code @} that may stand in front of one. */
    public static String bare(String name) {
        return name.startsWith("@") ? name.substring(1) : name;
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
