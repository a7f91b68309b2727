package org.chatcluster.client.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line for the screen. Immutable. */
public record Line(List<Span> spans) {
    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(Style style, String text) {
        return new Line(List.of(new Span(style, text)));
    }

    /** Something at the edge of attention. */
    public static Line note(String text) {
        return of(Style.DIM, text);
    }

    public static Line error(String text) {
        return of(Style.ERROR, text);
    }

    /** This line with more at its end. */
    public Line and(Style style, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(style, text));
        return new Line(longer);
    }

    /** This line with a name at its end, in the colour of that person. */
    public Line andName(int userId, String name) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(Style.NAME, name, userId));
        return new Line(longer);
    }

    /** This line with what somebody wrote at its end, the addresses in it as links. */
    public Line andText(Style style, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.addAll(Links.spans(style, text));
        return new Line(longer);
    }

    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    public boolean isError() {
        return spans.stream().anyMatch(span -> span.style() == Style.ERROR);
    }
}
