package org.chatcluster.client.terminal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * How lines look on a terminal. {@link Themes} has them. Immutable.
 *
 * @param styles what is not in it looks like text
 * @param people colours of which each person has one, always the same
 * @param links whether addresses are marked as links
 */
public record Theme(Map<Style, AttributedStyle> styles, List<AttributedStyle> people, boolean links) {
    private static final String LINK_BEGIN = "\u001B]8;;";
    private static final String LINK_END = "\u001B\\";

    public Theme {
        styles = Map.copyOf(styles);
        people = List.copyOf(people);
    }

    /**
     * The same without links. For a screen that is redrawn by the difference to what it showed: a link whose end looks like that of
     * another one would be opened and not closed.
     */
    public Theme withoutLinks() {
        return new Theme(styles, people, false);
    }

    public AttributedString render(Line line) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        for (Span span : line.spans()) {
            AttributedStyle style = style(span);
            Optional<String> target =
                    links && span.style() == Style.LINK ? Links.target(span.text()) : Optional.empty();
            // Hidden characters take no column; the terminal swallows them.
            target.ifPresent(to -> out.styled(AttributedStyle.HIDDEN, LINK_BEGIN + to + LINK_END));
            out.styled(style, span.text());
            target.ifPresent(to -> out.styled(AttributedStyle.HIDDEN, LINK_BEGIN + LINK_END));
        }
        return out.toAttributedString();
    }

    /** How a style looks. */
    public AttributedStyle of(Style style) {
        return styles.getOrDefault(style, AttributedStyle.DEFAULT);
    }

    private AttributedStyle style(Span span) {
        return span.person() == 0 || people.isEmpty()
                ? of(span.style())
                : people.get(Math.floorMod(span.person() * 0x9E3779B9, people.size()));
    }
}
