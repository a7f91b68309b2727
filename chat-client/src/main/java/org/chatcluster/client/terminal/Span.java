package org.chatcluster.client.terminal;

/** A piece of a line, made clean on the way in: no text reaches a screen in any other form. Immutable. */
record Span(Style style, String text) {
    Span {
        text = RenderGate.clean(text);
    }
}
