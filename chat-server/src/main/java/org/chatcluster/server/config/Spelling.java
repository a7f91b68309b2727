package org.chatcluster.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Finds what somebody may have meant. */
final class Spelling {
    /** Beyond it two words have nothing to do with each other. */
    private static final int MAX_MISTAKES = 2;

    private Spelling() {}

    /** {@code " (did you mean X?)"} with the known word closest to {@code word}, or nothing where none is close. */
    static String hint(String word, Collection<String> known) {
        return known.stream()
                .map(candidate -> Map.entry(candidate, mistakes(word, candidate)))
                .filter(entry -> entry.getValue() <= MAX_MISTAKES)
                .min(Comparator.comparingInt(entry -> entry.getValue()))
                .map(entry -> " (did you mean " + entry.getKey() + "?)")
                .orElse("");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    private static int mistakes(String from, String to) {
        int[][] counts = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    counts[i][j] = i + j;
                    continue;
                }
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                int fewest = Math.min(counts[i - 1][j], counts[i][j - 1]) + 1;
                fewest = Math.min(fewest, counts[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    fewest = Math.min(fewest, counts[i - 2][j - 2] + 1);
                }
                counts[i][j] = fewest;
            }
        }
        return counts[from.length()][to.length()];
    }
}
