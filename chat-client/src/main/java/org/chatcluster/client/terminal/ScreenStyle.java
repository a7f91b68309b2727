package org.chatcluster.client.terminal;

import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Span;
import org.chatcluster.client.terminal.text.Style;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lines in the colours of a terminal, or without (NO_COLOR). Immutable. */
record ScreenStyle(boolean colours) {
    AttributedString render(Line line) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        for (Span span : line.spans()) {
            out.styled(colours ? style(span.style()) : AttributedStyle.DEFAULT, span.text());
        }
        return out.toAttributedString();
    }

    private static AttributedStyle style(Style style) {
        return switch (style) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case NAME -> AttributedStyle.BOLD.foreground(AttributedStyle.CYAN);
            case OWN -> AttributedStyle.BOLD.foreground(AttributedStyle.GREEN);
            case DIM -> AttributedStyle.DEFAULT.faint();
            case GOOD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case ERROR -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }
}
