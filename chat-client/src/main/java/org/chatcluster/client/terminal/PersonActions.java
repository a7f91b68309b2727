package org.chatcluster.client.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.Choice;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.view.Drafts;
import org.chatcluster.client.terminal.view.Feed;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;

/**
 * What the keys do, the same in every face. On the thread that reads the line; what may wait for the screen is done on the app's timer
 * thread.
 */
final class PersonActions implements Actions {
    private final App app;
    private final Desk desk;
    private final Drafts drafts;
    private final Runnable turned;

    /** {@code turned} puts the prompt and the draft of the current conversation into the editor. */
    PersonActions(App app, Drafts drafts, Runnable turned) {
        this.app = app;
        this.desk = app.model().desk();
        this.drafts = drafts;
        this.turned = turned;
    }

    @Override
    public void typed(String text) {
        drafts.typed(text);
    }

    @Override
    public void focus(boolean gained) {
        desk.focus(gained);
        if (gained) {
            desk.current().ifPresent(app.talk().marks()::flush);
        }
        app.talk().feed().changed();
    }

    @Override
    public void nextWanted() {
        go(desk::turnToWanted);
    }

    @Override
    public void conversation(int number) {
        go(() -> desk.turnToNumber(number));
    }

    @Override
    public void step(int places) {
        go(() -> desk.turnBy(places));
    }

    @Override
    public void lastConversation() {
        go(desk::turnBack);
    }

    @Override
    public void turnTo(Choice choice) {
        go(() -> desk.turnTo(choice.conversation()));
    }

    /** The person may come to no conversation, too: where it was before the first. */
    private void go(Runnable step) {
        Optional<Target> before = desk.current();
        step.run();
        Optional<Target> now = desk.current();
        if (now.equals(before)) {
            return;
        }
        turned.run();
        Feed feed = app.talk().feed();
        app.timer().execute(() -> now.ifPresentOrElse(feed::turned, feed::changed));
    }

    @Override
    public List<Choice> choices() {
        List<ConversationView> all = new ArrayList<>(desk.conversations());
        all.sort(Comparator.comparing(ConversationView::wanted).reversed());
        return all.stream()
                .filter(conversation -> !conversation.current())
                .map(conversation -> new Choice(conversation.conversation(), label(conversation)))
                .toList();
    }

    private Line label(ConversationView conversation) {
        Line name = Line.of(Style.NAME, app.model().people().nameOf(conversation.conversation()));
        return conversation.wanted() ? name.and(Style.DIM, " " + conversation.unread() + " unread") : name;
    }

    @Override
    public void retry() {
        Optional<Entry.Message> refused = desk.takeRefused();
        refused.map(message -> new SendRequest(message.conversation(), message.text(), message.cid()))
                .ifPresent(request -> app.talk().underway().sendAgain(app.client(), request));
        app.talk().feed().changed();
    }

    @Override
    public void dismiss() {
        desk.dropRefused()
                .ifPresent(message -> app.timer()
                        .execute(() -> app.talk()
                                .feed()
                                .notice(message.conversation(), Line.note("forgotten: " + message.text()))));
    }
}
