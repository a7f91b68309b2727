package org.chatcluster.client.terminal.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.model.Fate;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.client.terminal.text.ActionText;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * What is in a timeline as rows, the text beside time and name. {@code refusedHint} tells the keys for a message that was refused.
 * Immutable.
 */
record EntryRows(Cells cells, Theme theme, ZoneId zone, String refusedHint) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final int TIME_COLUMNS = 6;
    private static final int NAME_COLUMNS = 12;
    /** Below it names have no column of their own. */
    private static final int COLUMNS_FOR_NAMES = 50;

    private static final int NARROW_INDENT = 2;

    /** The same in other colours. */
    EntryRows with(Theme other) {
        return new EntryRows(cells, other, zone, refusedHint);
    }

    List<AttributedString> before(Timeline timeline, int columns) {
        if (timeline.loading()) {
            return List.of(rule("loading older messages …", theme.of(Style.WARNING), columns));
        }
        if (timeline.older()) {
            return List.of(rule("there are older messages", theme.of(Style.BORDER), columns));
        }
        return List.of();
    }

    AttributedString day(LocalDate day, int columns) {
        return rule(DAY.format(day), theme.of(Style.BORDER), columns);
    }

    AttributedString newMessages(int columns) {
        return rule("new messages", theme.of(Style.WARNING), columns);
    }

    private AttributedString rule(String text, AttributedStyle style, int columns) {
        int left = Math.max(0, Math.min(6, (columns - text.length()) / 2 - 1));
        int right = Math.max(0, columns - left - text.length() - 2);
        return cells.fit(new AttributedString("╌".repeat(left) + " " + text + " " + "╌".repeat(right), style), columns);
    }

    List<AttributedString> notice(Notice notice, int columns) {
        int indent = columns < COLUMNS_FOR_NAMES ? NARROW_INDENT : TIME_COLUMNS;
        return hang(blank(indent), indent, List.of(theme.render(notice.line())), columns);
    }

    List<AttributedString> message(Message message, int columns) {
        AttributedString head = head(message, columns);
        int indent = columns < COLUMNS_FOR_NAMES ? NARROW_INDENT : TIME_COLUMNS + NAME_COLUMNS + 1;
        List<Line> lines = new ArrayList<>(lines(message));
        lines.add(mark(message, lines.remove(lines.size() - 1)));
        List<AttributedString> texts = lines.stream().map(theme::render).toList();
        List<AttributedString> rows = new ArrayList<>(hang(head, indent, texts, columns));
        if (message.fate() == Fate.REFUSED) {
            Line why =
                    Line.error(Marks.SIGNS.refused() + ": " + message.reason()).and(Style.DIM, " " + refusedHint);
            rows.addAll(hang(blank(indent), indent, List.of(theme.render(why)), columns));
        }
        return rows;
    }

    /** What was written; of an action also who does it, for whom a star stands in the column of names. */
    private static List<Line> lines(Message message) {
        Style style = message.fate() == Fate.QUEUED ? Style.PENDING : Style.PLAIN;
        Optional<String> action = ActionText.find(message.text());
        Line before = action.isPresent() ? name(message).and(style, " ") : new Line(List.of());
        List<Line> lines = new ArrayList<>();
        for (String text : RenderGate.lines(action.orElse(message.text()))) {
            lines.add((lines.isEmpty() ? before : new Line(List.of())).andText(style, text));
        }
        return lines;
    }

    private AttributedString head(Message message, int columns) {
        AttributedString time = theme.render(Line.of(
                Style.TIME, TIME.format(Instant.ofEpochMilli(message.time()).atZone(zone)) + " "));
        boolean action = ActionText.find(message.text()).isPresent();
        AttributedString name = theme.render(action ? Line.note("*") : name(message));
        AttributedStringBuilder head = new AttributedStringBuilder().append(time);
        if (columns < COLUMNS_FOR_NAMES) {
            return head.append(name).append(action ? " " : ": ").toAttributedString();
        }
        int blanks = NAME_COLUMNS - cells.width(name);
        return head.append(" ".repeat(Math.max(0, blanks)))
                .append(blanks < 0 ? cells.fit(name, NAME_COLUMNS) : name)
                .append(" ")
                .toAttributedString();
    }

    private static Line name(Message message) {
        String name = message.sender().name();
        if (message.own() || message.mention()) {
            return Line.of(message.own() ? Style.OWN : Style.MENTION, name);
        }
        return new Line(List.of()).andName(message.sender().id(), name);
    }

    private static Line mark(Message message, Line line) {
        if (!message.own()) {
            return line;
        }
        return switch (message.fate()) {
            case QUEUED -> line.and(Style.WARNING, " " + Marks.SIGNS.queued());
            case COMMITTED -> line.and(Style.GOOD, " ✓");
            case READ -> line.and(Style.GOOD, " " + Marks.SIGNS.read());
            case REFUSED -> line;
        };
    }

    /** Texts behind a head, each wrapped, all but the first row indented. */
    private List<AttributedString> hang(AttributedString head, int indent, List<AttributedString> texts, int columns) {
        List<AttributedString> rows = new ArrayList<>();
        AttributedString margin = head;
        for (AttributedString text : texts) {
            for (AttributedString part : wrap(margin, indent, text, columns)) {
                rows.add(new AttributedStringBuilder()
                        .append(margin)
                        .append(part)
                        .toAttributedString());
                margin = blank(indent);
            }
        }
        return rows;
    }

    /** The first row may have less room than the others. */
    private List<AttributedString> wrap(AttributedString margin, int indent, AttributedString text, int columns) {
        int more = Math.max(0, cells.width(margin) - indent);
        if (more == 0) {
            return cells.wrap(text, columns - indent);
        }
        List<AttributedString> rows = new ArrayList<>();
        AttributedString first = cells.wrap(text, columns - indent - more).get(0);
        rows.add(first);
        if (first.length() < text.length()) {
            int next = first.length();
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            rows.addAll(cells.wrap(text.subSequence(next, text.length()), columns - indent));
        }
        return rows;
    }

    private static AttributedString blank(int columns) {
        return new AttributedString(" ".repeat(columns));
    }
}
