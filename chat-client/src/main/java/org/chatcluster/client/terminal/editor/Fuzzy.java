package org.chatcluster.client.terminal.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.text.Names;

/** Finds names by some of their letters, in order: {@code bby} finds Bobby. */
final class Fuzzy {
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private Fuzzy() {}

    /** The choices that match, the closest first; those equally close stay in order. */
    static List<Choice> matches(String letters, List<Choice> choices) {
        String wanted = Names.key(letters.strip());
        return choices.stream()
                .map(choice -> Map.entry(
                        choice, distance(wanted, Names.key(choice.label().text()))))
                .filter(match -> match.getValue() != NO_MATCH)
                .sorted(Comparator.comparingInt(match -> match.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many characters stand before and between the letters, at the best place to begin. */
    private static int distance(String wanted, String name) {
        int best = wanted.isEmpty() ? 0 : NO_MATCH;
        for (int start = 0; start < name.length() && !wanted.isEmpty(); start++) {
            if (name.charAt(start) == wanted.charAt(0)) {
                best = Math.min(best, distanceFrom(start, wanted, name));
            }
        }
        return best;
    }

    private static int distanceFrom(int start, String wanted, String name) {
        int at = start;
        for (int i = 1; i < wanted.length(); i++) {
            at = name.indexOf(wanted.charAt(i), at + 1);
            if (at < 0) {
                return NO_MATCH;
            }
        }
        int between = at + 1 - start - wanted.length();
        boolean wordStart = start == 0 || !Character.isLetterOrDigit(name.charAt(start - 1));
        return 2 * between + (wordStart ? 0 : 1);
    }
}
