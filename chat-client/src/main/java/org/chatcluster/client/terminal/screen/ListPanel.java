package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The list of conversations. Immutable. */
record ListPanel(Cells cells, Theme theme) {
    List<AttributedString> rows(List<ListRow> list, int columns, int rows) {
        List<AttributedString> out = new ArrayList<>();
        int first = first(list, rows);
        for (int i = first; i < Math.min(list.size(), first + rows); i++) {
            out.add(row(list.get(i), columns));
        }
        return out;
    }

    /** A list that is too long is moved so that the current one is in its middle. */
    private static int first(List<ListRow> list, int rows) {
        int current = 0;
        for (int i = 0; i < list.size(); i++) {
            current = list.get(i).conversation().current() ? i : current;
        }
        return Math.max(0, Math.min(current - rows / 2, list.size() - rows));
    }

    private AttributedString row(ListRow row, int columns) {
        ConversationView one = row.conversation();
        AttributedStyle base = one.current() ? theme.of(Style.ACTIVE) : AttributedStyle.DEFAULT;
        AttributedStyle name = one.current() || one.unread() == 0 ? base : theme.of(Style.UNREAD);
        AttributedString left = new AttributedStringBuilder()
                .styled(one.current() ? base : theme.of(Style.DIM), String.format(Locale.ROOT, "%2d", one.number()))
                .styled(
                        one.current() || row.presence() != Presence.ONLINE ? base : theme.of(Style.GOOD),
                        row.presence().mark())
                .styled(name, RenderGate.clean(row.name()))
                .toAttributedString();
        return cells.ends(left, marks(one, base), columns, base);
    }

    private AttributedString marks(ConversationView one, AttributedStyle base) {
        AttributedStringBuilder marks = new AttributedStringBuilder();
        if (one.refused()) {
            marks.styled(one.current() ? base : theme.of(Style.ERROR), "✗");
        }
        if (one.draft() && !one.current()) {
            marks.styled(theme.of(Style.DIM), "✎");
        }
        if (one.mentions() > 0) {
            marks.styled(one.current() ? base : theme.of(Style.MENTION), "@" + one.mentions());
        }
        if (one.unread() > one.mentions()) {
            String blank = marks.length() == 0 ? "" : " ";
            marks.styled(one.current() ? base : theme.of(Style.UNREAD), blank + one.unread());
        }
        return marks.toAttributedString();
    }
}
