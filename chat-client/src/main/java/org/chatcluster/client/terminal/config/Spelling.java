package org.chatcluster.client.terminal.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody meant. JLine's distance takes any word for near to a long one. */
final class Spelling {
    /** More mistakes than these make another word; two swapped letters are two. */
    private static final int MAX_DISTANCE = 2;

    private Spelling() {}

    static Optional<String> nearest(String typed, Collection<String> words) {
        int most = Math.min(MAX_DISTANCE, (typed.length() + 1) / 2);
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(word, typed)))
                .filter(word -> distance(word, typed) <= most);
    }

    /** How many letters to add, take away or change (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
