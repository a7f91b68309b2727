package org.chatcluster.client.terminal.text;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared: without regard to case and form. */
public final class Names {
    private Names() {}

    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    public static boolean startsWith(String name, String prefix) {
        return key(name).startsWith(key(prefix));
    }
}
