package org.chatcluster.client.terminal.screen;

import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The row of the status, and the one of the title. Immutable. */
record StatusPanel(Cells cells, Theme theme) {
    AttributedString title(Title title, int columns) {
        AttributedStringBuilder left =
                new AttributedStringBuilder().styled(theme.of(Style.NAME), RenderGate.clean(title.name()));
        if (!title.topic().isEmpty()) {
            left.append("  ").append(RenderGate.clean(title.topic()));
        }
        AttributedString aside = new AttributedString(RenderGate.clean(title.aside()), theme.of(Style.BORDER));
        return cells.ends(left.toAttributedString(), aside, columns, AttributedStyle.DEFAULT);
    }

    /** The status, with what is unread above the messages that are shown and what is below them. */
    AttributedString status(StatusView status, long unreadAbove, Viewport.Below below, int columns) {
        AttributedStyle base = theme.of(Style.ACTIVE);
        AttributedStringBuilder left = new AttributedStringBuilder()
                .styled(status.state().spans().isEmpty() ? base : base.bold(), " " + where(status));
        if (unreadAbove > 0) {
            left.styled(base.bold(), " ▲ " + unreadAbove + " unread");
        }
        if (below.scrolled()) {
            left.styled(base, " · scrolled, " + below.messages() + " below");
            if (below.fresh() > 0) {
                left.styled(base.bold(), " ▼ " + below.fresh() + " new");
            }
        }
        StringBuilder right = new StringBuilder();
        if (status.mentions() > 0) {
            right.append('@').append(status.mentions()).append(' ');
        }
        if (status.unread() > 0) {
            right.append(status.unread()).append(" unread ");
        }
        return cells.ends(left.toAttributedString(), new AttributedString(right, base.bold()), columns, base);
    }

    private static String where(StatusView status) {
        if (!status.state().spans().isEmpty()) {
            return status.state().text();
        }
        return RenderGate.clean(status.node()) + trip(status.roundTripMillis());
    }

    private static String trip(long millis) {
        if (millis < 0) {
            return "";
        }
        return millis == 0 ? " · under 1 ms" : " · " + millis + " ms";
    }
}
