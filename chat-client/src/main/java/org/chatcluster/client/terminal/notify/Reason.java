package org.chatcluster.client.terminal.notify;

import java.util.List;
import org.chatcluster.client.terminal.text.RenderGate;

/**
 * Why somebody is called, made clean on the way in: it leaves the client towards a terminal and programs. Immutable.
 *
 * @param event what happened: {@code mention}, {@code direct}, {@code backlog}
 * @param from who wrote, empty for several
 * @param conversation where, as it is shown; empty for several
 * @param text what was written; its lines are parted by line feeds
 */
public record Reason(String event, String from, String conversation, String text) {
    static final String MENTION = "mention";
    static final String DIRECT = "direct";
    static final String BACKLOG = "backlog";

    /** More than a message has. */
    private static final int MAX_TEXT_CHARACTERS = 8_192;

    private static final int MAX_SUMMARY_CHARACTERS = 200;

    public Reason {
        from = RenderGate.clean(from);
        conversation = RenderGate.clean(conversation);
        text = shortened(String.join("\n", RenderGate.lines(text)), MAX_TEXT_CHARACTERS);
    }

    /** All of it on one short line. */
    String summary() {
        boolean inGroup = !conversation.isEmpty() && !conversation.equals(from);
        String where = inGroup ? conversation + " " + from : from;
        String line = text.replace('\n', ' ');
        return shortened(where.isEmpty() ? line : where + ": " + line, MAX_SUMMARY_CHARACTERS);
    }

    /** What a program is given in its environment. */
    List<Field> fields() {
        return List.of(
                new Field("event", event),
                new Field("from", from),
                new Field("conversation", conversation),
                new Field("text", text));
    }

    /** A part by its name. */
    record Field(String name, String value) {}

    private static String shortened(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(maxCharacters - 1));
        return text.substring(0, splits ? maxCharacters - 1 : maxCharacters);
    }
}
