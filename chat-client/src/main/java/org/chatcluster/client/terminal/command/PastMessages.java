package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Span;
import org.chatcluster.client.terminal.view.MessageLines;

/** Messages of the history as lines. Thread-safe. */
final class PastMessages {
    private final MessageLines format;

    PastMessages(MessageLines format) {
        this.format = format;
    }

    /** With its number in front, for a message that stands alone. */
    List<Line> numbered(ChatMessage message) {
        return numbered(message.seq(), format.of(message));
    }

    /** The same of a message of the model. */
    List<Line> numbered(Message message) {
        return numbered(message.seq(), format.of(message));
    }

    private static List<Line> numbered(long seq, List<Line> message) {
        List<Line> lines = new ArrayList<>(message);
        Line first = Line.note("[" + seq + "] ");
        for (Span span : lines.get(0).spans()) {
            first = first.and(span.style(), span.text());
        }
        lines.set(0, first);
        return lines;
    }
}
