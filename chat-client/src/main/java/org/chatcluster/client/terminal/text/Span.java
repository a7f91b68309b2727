package org.chatcluster.client.terminal.text;

/** A piece of a line, made clean on the way in: no text reaches a screen in any other form. Immutable. */
public record Span(Style style, String text) {
    public Span {
        text = RenderGate.clean(text);
    }
}
