package org.chatcluster.client.terminal;

import java.util.concurrent.ScheduledExecutorService;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.view.Drafts;
import org.chatcluster.client.terminal.view.KeptConversations;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.common.protocol.UserName;
import org.jline.utils.AttributedString;

/**
 * Where the person is: the prompt says it, what was begun to be written there is in the line, and both come back in the next run.
 * Thread-safe, but that one thread reads.
 */
final class Whereabouts implements Place {
    private final Model model;
    private final Drafts drafts;
    private final KeptConversations conversations;
    private final ChatReader reader;
    private final ScheduledExecutorService timer;

    Whereabouts(
            Model model,
            Drafts drafts,
            KeptConversations conversations,
            ChatReader reader,
            ScheduledExecutorService timer) {
        this.model = model;
        this.drafts = drafts;
        this.conversations = conversations;
        this.reader = reader;
        this.timer = timer;
    }

    /** Shows what an account has left here, before it has logged in. */
    void expect(UserName user) {
        model.people().expect(user);
        conversations.begin(user.id());
        comeBack(user.id());
    }

    @Override
    public void begun(int account) {
        conversations.loggedIn(account);
        comeBack(account);
    }

    private void comeBack(int account) {
        if (drafts.begin(account)) {
            turned();
        }
    }

    /** The person is somewhere else now. */
    void turned() {
        reader.turnTo(this::prompt, drafts::here);
    }

    @Override
    public void renamed() {
        timer.execute(conversations::save);
        reader.rename(this::prompt);
    }

    @Override
    public void leaving() {
        drafts.end();
    }

    /** Reads a line that is typed where the person is. */
    String read() {
        return reader.read(prompt(), drafts.here());
    }

    private AttributedString prompt() {
        Line line = Line.of(
                Style.PLAIN, model.desk().current().map(model.people()::nameOf).orElse("") + "> ");
        return new AttributedString(line.text());
    }

    /** For the next run. */
    void save() {
        drafts.save();
        conversations.save();
    }
}
