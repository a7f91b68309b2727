package org.chatcluster.client.terminal.text;

/**
 * A piece of a line, made clean on the way in: no text reaches a screen in any other form. Immutable.
 *
 * @param person the user whose colour it has, 0 for nobody's
 */
public record Span(Style style, String text, int person) {
    public Span {
        text = RenderGate.clean(text);
    }

    public Span(Style style, String text) {
        this(style, text, 0);
    }
}
