package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.Gap;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Mentions;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Shows what happens to the client. On the client's listener thread, which waits while the screen is busy. */
public final class ScreenListener implements ClientListener {
    private final Console console;
    private final People people;
    private final Desk desk;
    private final Talk talk;
    private final TokenStore tokens;
    private final EventLines events;
    private final StateLines states = new StateLines();
    private final CountDownLatch synced = new CountDownLatch(1);
    private long missed;

    public ScreenListener(Console console, People people, Desk desk, Talk talk, TokenStore tokens, EventLines events) {
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.talk = talk;
        this.tokens = tokens;
        this.events = events;
    }

    @Override
    public void stateChanged(ClientState state) {
        states.of(state).ifPresent(console::print);
    }

    @Override
    public void loggedIn(Session session) {
        LoginReply login = session.login();
        missed = 0;
        people.loggedIn(login);
        desk.begin(login.conversations());
        keep(login);
        if (session.resumed()) {
            console.print(states.resumed(session));
        } else {
            console.print(EventLines.welcome(login, desk.unread().size()));
        }
    }

    private void keep(LoginReply login) {
        try {
            tokens.save(login);
        } catch (IOException e) {
            console.print(Line.error("The login could not be kept for the next start: " + e.getMessage()));
        }
    }

    @Override
    public void synced() {
        if (missed > 0) {
            console.print(Line.note(
                    missed == 1
                            ? "— 1 message while you were away —"
                            : "— " + missed + " messages while you were away —"));
        }
        synced.countDown();
    }

    /** Waits for the first login's backlog to be shown. */
    public boolean awaitSynced(long millis) throws InterruptedException {
        return synced.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void message(ChatMessage message) {
        people.saw(message.sender());
        if (message.own()) {
            talk.underway().shownAs(message);
        }
        missed += message.backlog() ? 1 : 0;
        String me = people.me().map(UserName::name).orElse("");
        desk.arrived(message, !message.own() && Mentions.isIn(message.text(), me));
        show(message.conversation(), message.seq(), talk.format().of(message));
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        talk.underway().ended(message);
        people.me().ifPresent(me -> desk.committed(message, me, ack));
        if (!ack.dup()) {
            show(ack.target(), ack.seq(), talk.format().sent(message.text(), ack));
        }
    }

    private void show(Target conversation, long seq, List<Line> lines) {
        console.print(lines);
        desk.onScreen(conversation, seq);
        if (desk.current().filter(conversation::equals).isPresent()) {
            talk.marks().shown(conversation);
        }
    }

    @Override
    public void notSent(Outgoing message, ChatClientException cause) {
        talk.underway().ended(message);
        console.print(Line.error("✗ not sent to " + people.nameOf(message.conversation()) + ": " + message.text())
                .and(Style.DIM, " — " + cause.getMessage()));
    }

    @Override
    public void read(Target conversation, int readerId, long seq) {
        if (people.isMe(readerId)) {
            desk.read(conversation, seq);
        } else if (conversation instanceof Target.User) {
            console.print(Line.note(people.nameOf(readerId) + " has read up to " + seq));
        }
    }

    @Override
    public void friendEvent(FriendEvent event) {
        people.saw(event.who());
        events.friend(event);
    }

    @Override
    public void presence(PresenceEvent event) {
        events.presence(event);
    }

    @Override
    public void groupEvent(GroupEvent event) {
        events.group(event);
    }

    @Override
    public void gap(Gap gap) {
        String where = people.nameOf(gap.conversation()) + " " + gap.firstSeq() + "–" + gap.lastSeq();
        console.print(
                gap.filled()
                        ? Line.note("(messages of " + where + " came late)")
                        : Line.error("Messages of " + where + " could not be fetched."));
    }
}
