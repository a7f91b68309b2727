package org.chatcluster.client.terminal;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared: without regard to case and form. */
final class Names {
    private Names() {}

    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    static boolean startsWith(String name, String prefix) {
        return key(name).startsWith(key(prefix));
    }
}
