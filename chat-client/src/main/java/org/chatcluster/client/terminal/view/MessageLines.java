package org.chatcluster.client.terminal.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/** A message as lines: when, where, who, what. Thread-safe. */
public final class MessageLines {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String INDENT = "    ";

    private final People people;
    private final Clock clock;
    private final Marks marks;

    public MessageLines(People people, Clock clock, Marks marks) {
        this.people = people;
        this.clock = clock;
        this.marks = marks;
    }

    public List<Line> of(ChatMessage message) {
        return lines(
                head(message.time(), message.conversation(), message.sender().name(), message.own()),
                message.text(),
                message.own() ? " " + marks.committed(message.seq()) : "");
    }

    /** A message of this client that is committed. */
    public List<Line> sent(String text, ChatAck ack) {
        return lines(head(ack.time(), ack.target(), myName(), true), text, " " + marks.committed(ack.seq()));
    }

    /** A message of this client that is under way. */
    public List<Line> sending(Target conversation, String text) {
        return lines(Line.note("(sending" + marks.ellipsis() + ") " + people.nameOf(conversation) + ": "), text, "");
    }

    /** A message of this client that is not sent, and why. */
    public Line refused(Target conversation, String text, String reason) {
        return Line.error(marks.refused() + " to " + people.nameOf(conversation) + ": " + text)
                .and(Style.DIM, " " + marks.dash() + " " + reason);
    }

    private String myName() {
        return people.me().map(me -> me.name()).orElse("me");
    }

    private Line head(long timeMillis, Target conversation, String sender, boolean own) {
        Line line = Line.note(time(timeMillis) + " ");
        if (conversation instanceof Target.Group group) {
            line = line.and(Style.NAME, people.groupTag(group.id()) + " ");
        }
        line = line.and(own ? Style.OWN : Style.NAME, sender);
        if (own && conversation instanceof Target.User) {
            line = line.and(Style.DIM, " " + marks.arrow() + " ").and(Style.NAME, people.nameOf(conversation));
        }
        return line.and(Style.PLAIN, ": ");
    }

    private static List<Line> lines(Line head, String text, String tail) {
        List<Line> lines = new ArrayList<>();
        List<String> parts = RenderGate.lines(text);
        Style style = head.spans().size() == 1 ? Style.DIM : Style.PLAIN;
        for (int i = 0; i < parts.size(); i++) {
            Line line = i == 0 ? head : Line.of(Style.PLAIN, INDENT);
            lines.add(line.andText(style, parts.get(i)));
        }
        if (!tail.isEmpty()) {
            lines.add(lines.remove(lines.size() - 1).and(Style.GOOD, tail));
        }
        return lines;
    }

    private String time(long millis) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        return (time.toLocalDate().equals(LocalDate.now(clock)) ? TODAY : EARLIER).format(time);
    }
}
