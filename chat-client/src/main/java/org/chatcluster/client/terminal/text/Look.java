package org.chatcluster.client.terminal.text;

/** How a face looks: its colours, and its signs or words. Immutable. */
public record Look(Theme theme, Marks marks) {
    /** Neither colours nor signs, for screen readers and terminals that can do nothing. */
    public static final Look PLAIN = new Look(Themes.PLAIN, Marks.WORDS);

    /** Whether there is any colour in it. */
    public boolean coloured() {
        return !theme.equals(Themes.PLAIN) && !theme.equals(Themes.NONE);
    }
}
