package org.chatcluster.client.terminal.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.ActionText;
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
        String mark = message.own() ? marks.committed(message.seq()) : "";
        return lines(
                message.time(), message.conversation(), message.sender().name(), message.own(), message.text(), mark);
    }

    /** A message of the model. */
    public List<Line> of(Message message) {
        String mark = message.own() ? marks.committed(message.seq()) : "";
        return lines(
                message.time(), message.conversation(), message.sender().name(), message.own(), message.text(), mark);
    }

    /** A message of this client that is committed. */
    public List<Line> sent(String text, ChatAck ack) {
        return lines(ack.time(), ack.target(), myName(), true, text, marks.committed(ack.seq()));
    }

    /** A message of this client that is under way. */
    public List<Line> sending(Target conversation, String text) {
        return lines(
                Line.note("(sending" + marks.ellipsis() + ") " + people.nameOf(conversation) + ": "),
                Style.DIM,
                text,
                "");
    }

    /** A message of this client that is not sent, and why. */
    public Line refused(Target conversation, String text, String reason) {
        return Line.error(marks.refused() + " to " + people.nameOf(conversation) + ": " + text)
                .and(Style.DIM, " " + marks.dash() + " " + reason);
    }

    private String myName() {
        return people.me().map(me -> me.name()).orElse("me");
    }

    private List<Line> lines(
            long timeMillis, Target conversation, String sender, boolean own, String text, String mark) {
        Line when = Line.note(time(timeMillis) + " ");
        if (conversation instanceof Target.Group group) {
            when = when.and(Style.NAME, people.groupTag(group.id()) + " ");
        }
        Style name = own ? Style.OWN : Style.NAME;
        boolean named = own && conversation instanceof Target.User;
        String to = named ? people.nameOf(conversation) : "";
        Optional<String> action = ActionText.find(text);
        if (action.isPresent()) {
            Line whom = named ? when.and(Style.DIM, marks.arrow() + " ").and(Style.NAME, to + " ") : when;
            return lines(whom.and(name, "* " + sender + " "), Style.PLAIN, action.get(), mark);
        }
        Line from = when.and(name, sender);
        Line head = named ? from.and(Style.DIM, " " + marks.arrow() + " ").and(Style.NAME, to) : from;
        return lines(head.and(Style.PLAIN, ": "), Style.PLAIN, text, mark);
    }

    private static List<Line> lines(Line head, Style style, String text, String mark) {
        List<Line> lines = new ArrayList<>();
        for (String part : RenderGate.lines(text)) {
            Line line = lines.isEmpty() ? head : Line.of(Style.PLAIN, INDENT);
            lines.add(line.andText(style, part));
        }
        if (!mark.isEmpty()) {
            lines.add(lines.remove(lines.size() - 1).and(Style.GOOD, " " + mark));
        }
        return lines;
    }

    private String time(long millis) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        return (time.toLocalDate().equals(LocalDate.now(clock)) ? TODAY : EARLIER).format(time);
    }

    /** A line that parts what was from what is new. */
    public Line rule(String text) {
        return Line.note(marks.rule(text));
    }

    /** Stands where lines that were asked for will come. */
    public Line loading() {
        return Line.note("(loading" + marks.ellipsis() + ")");
    }
}
