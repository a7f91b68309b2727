package org.chatcluster.client.terminal.text;

/** Marks that stand on the letter before them, of which a heap would climb over other lines. Stateless. */
public final class Accents {
    /** More than any language puts on one letter. */
    public static final int MOST = 4;

    private Accents() {}

    /** Whether the character is such a mark. */
    public static boolean isOne(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
