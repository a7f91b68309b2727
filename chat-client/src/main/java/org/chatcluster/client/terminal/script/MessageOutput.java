package org.chatcluster.client.terminal.script;

import java.time.Clock;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.view.MessageLines;

/** Writes messages. Thread-safe. */
final class MessageOutput {
    /** What {@code --help} says about the fields. */
    static final String FIELDS =
            "With --json each line is an object: conversation (#GROUP or @NAME), seq (its place there), id and name"
                    + " (of the sender), time (ms since 1970), msg, own (whether this account sent it).";

    private final Output out;
    private final Account account;
    private final MessageLines lines;

    MessageOutput(Output out, Account account, Clock clock) {
        this.out = out;
        this.account = account;
        this.lines = new MessageLines(account.people(), clock, Marks.SIGNS);
    }

    void print(ChatMessage message) {
        out.print(lines.of(message), json -> {
            json.writeStringField("conversation", account.name(message.conversation()));
            json.writeNumberField("seq", message.seq());
            json.writeNumberField("id", message.sender().id());
            json.writeStringField("name", message.sender().name());
            json.writeNumberField("time", message.time());
            json.writeStringField("msg", message.text());
            json.writeBooleanField("own", message.own());
        });
    }

    void flush() {
        out.flush();
    }
}
