package org.chatcluster.client.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line for the screen. Immutable. */
record Line(List<Span> spans) {
    Line {
        spans = List.copyOf(spans);
    }

    static Line of(Style style, String text) {
        return new Line(List.of(new Span(style, text)));
    }

    /** Something at the edge of attention. */
    static Line note(String text) {
        return of(Style.DIM, text);
    }

    static Line error(String text) {
        return of(Style.ERROR, text);
    }

    /** This line with more at its end. */
    Line and(Style style, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(style, text));
        return new Line(longer);
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    boolean isError() {
        return spans.stream().anyMatch(span -> span.style() == Style.ERROR);
    }
}
