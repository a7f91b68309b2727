package org.chatcluster.client.terminal.text;

/** Whether a text names somebody. */
public final class Mention {
    private Mention() {}

    /**
     * Whether {@code name} stands in {@code text} as a word, without regard to case and width. Where words have no blanks between
     * them, as in Chinese, any place counts.
     */
    public static boolean isIn(String text, String name) {
        String folded = Names.fold(text);
        String wanted = Names.fold(name);
        int at = folded.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            if (isEdge(folded, at) && isEdge(folded, end)) {
                return true;
            }
            at = folded.indexOf(wanted, at + 1);
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at == 0 || at == text.length() || !goesOn(text.codePointBefore(at)) || !goesOn(text.codePointAt(at));
    }

    /** Whether the character holds together with its neighbour in one word. */
    private static boolean goesOn(int character) {
        boolean inWord = Character.isLetterOrDigit(character)
                || character == '_'
                || Character.getType(character) == Character.NON_SPACING_MARK;
        return inWord && !Character.isIdeographic(character) && !isKana(character);
    }

    private static boolean isKana(int character) {
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
