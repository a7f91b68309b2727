package org.chatcluster.client.terminal.editor;

/** Makes pasted text fit to be edited. */
final class Paste {
    private Paste() {}

    /** Any line end becomes one, control characters and line ends at the end go. */
    static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder kept = new StringBuilder(lines.length());
        lines.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().stripTrailing().isEmpty() ? "" : dropLineEnds(kept.toString());
    }

    private static String dropLineEnds(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }
}
