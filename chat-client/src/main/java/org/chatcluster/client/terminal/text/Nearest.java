package org.chatcluster.client.terminal.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a person may have meant by a word that is not known. JLine's distance takes any word for near to a long one. */
public final class Nearest {
    /** With two mistakes in so few letters it is another word. */
    private static final int SHORT = 4;

    private Nearest() {}

    /** The known word that is the nearest, if it is near: the first by alphabet of several. */
    public static Optional<String> of(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int most = wanted.length() <= SHORT ? 1 : 2;
        return known.stream()
                .min(Comparator.comparingInt((String word) -> distance(word, wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(word, wanted) <= most);
    }

    /** {@code " Did you mean X?"}, or nothing. */
    public static String hint(String prefix, String typed, Collection<String> known) {
        return of(typed, known)
                .map(word -> " Did you mean " + prefix + word + "?")
                .orElse("");
    }

    /** How many letters to add, take away, change, or swap with their neighbour (optimal string alignment). */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[to.length()];
    }
}
