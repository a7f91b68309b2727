package org.chatcluster.client.terminal.model;

import org.chatcluster.client.terminal.text.Names;

/** Whether a text names somebody: the whole name, with or without an {@code @}, whatever the case. */
public final class Mentions {
    private Mentions() {}

    /** Whether {@code text} names {@code name}. */
    public static boolean isIn(String text, String name) {
        String all = Names.key(text);
        String wanted = Names.key(name);
        int at = wanted.isEmpty() ? -1 : all.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            if (!isNamePart(at == 0 ? ' ' : all.codePointBefore(at))
                    && !isNamePart(end == all.length() ? ' ' : all.codePointAt(end))) {
                return true;
            }
            at = all.indexOf(wanted, at + 1);
        }
        return false;
    }

    /** Names of CJK scripts stand in running text without blanks, so only their letters and digits of other scripts bound a name. */
    private static boolean isNamePart(int c) {
        return c == '_' || (Character.isLetterOrDigit(c) && !Character.isIdeographic(c));
    }
}
