package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Span;
import org.chatcluster.client.terminal.text.Style;

/** The search for a conversation while it is on: letters, matches, the one chosen. Confined to the editor's lock. */
final class Switcher {
    private static final int MAX_ROWS = 9;

    private final List<Choice> all;
    private final Marks marks;
    private final StringBuilder letters = new StringBuilder();
    private List<Choice> matches;
    private int chosen;

    Switcher(List<Choice> all, Marks marks) {
        this.all = List.copyOf(all);
        this.marks = marks;
        this.matches = this.all;
    }

    void type(String text) {
        letters.append(text);
        search();
    }

    void erase() {
        if (!letters.isEmpty()) {
            letters.setLength(letters.offsetByCodePoints(letters.length(), -1));
        }
        search();
    }

    private void search() {
        matches = Fuzzy.matches(letters.toString(), all);
        chosen = 0;
    }

    /** Goes down the list, or up; at an end on from the other. */
    void move(int places) {
        chosen = matches.isEmpty() ? 0 : Math.floorMod(chosen + places, matches.size());
    }

    Optional<Choice> chosen() {
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(chosen));
    }

    /** What was typed and at most so many matches, the chosen one among them. */
    List<Line> lines(int most) {
        int rows = Math.max(1, Math.min(MAX_ROWS, most));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.note("Go to: ").and(Style.PLAIN, letters + marks.cursor()));
        int first = Math.max(0, Math.min(chosen - rows / 2, matches.size() - rows));
        for (int i = first; i < Math.min(first + rows, matches.size()); i++) {
            Line label = matches.get(i).label();
            lines.add(i == chosen ? Line.of(Style.SELECTED, marks.chosen() + " " + label.text()) : indent(label));
        }
        if (matches.isEmpty()) {
            lines.add(Line.note("  no conversation has these letters"));
        }
        return lines;
    }

    private static Line indent(Line label) {
        List<Span> spans = new ArrayList<>(List.of(new Span(Style.PLAIN, "  ")));
        spans.addAll(label.spans());
        return new Line(spans);
    }
}
