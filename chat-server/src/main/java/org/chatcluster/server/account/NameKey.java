package org.chatcluster.server.account;

import java.text.Normalizer;
import java.util.Locale;

/** What makes two user names the same: NFC, without regard to case. */
public final class NameKey {
    private NameKey() {}

    /** The key of a name. Upper case comes first, so that letters with several lower-case forms (ß, ς, ı) have one key. */
    public static String of(String name) {
        String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
