package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.Gap;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Link;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Brings what happens to the client into the model and to the face. On the client's listener thread, which waits while the face is busy. */
public final class FaceListener implements ClientListener {
    private static final UserName NOBODY = new UserName(1, "me");

    private final People people;
    private final Desk desk;
    private final Link link;
    private final Console console;
    private final Feed feed;
    private final Place place;
    private final Notifier notifier;
    private final EventLines events;
    private final Arrival arrival;
    private final Clock clock;
    private final Marks marks;
    private final StateLines states;
    private final CountDownLatch synced = new CountDownLatch(1);
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile boolean stores = true;
    private long missed;

    /** Where it all goes. */
    public record Face(Console console, Feed feed, EventLines events, Marks marks, Notifier notifier, Place place) {}

    public FaceListener(Model model, Face face, TokenStore tokens, Clock clock) {
        this.people = model.people();
        this.desk = model.desk();
        this.link = model.link();
        this.console = face.console;
        this.feed = face.feed;
        this.events = face.events;
        this.place = face.place;
        this.notifier = face.notifier;
        this.marks = face.marks;
        this.states = new StateLines(face.marks);
        this.arrival = new Arrival(model, face, tokens, states);
        this.clock = clock;
    }

    @Override
    public void stateChanged(ClientState state) {
        link.state(state, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        states.of(state).ifPresent(console::print);
        feed.changed();
    }

    @Override
    public void loggedIn(Session session) {
        missed = 0;
        arrival.loggedIn(session);
    }

    @Override
    public void synced() {
        if (missed > 0) {
            console.print(Line.note(marks.rule(
                    missed == 1 ? "1 message while you were away" : missed + " messages while you were away")));
        }
        link.catchingUp(0);
        feed.synced();
        notifier.synced();
        synced.countDown();
    }

    /** Waits for the first login's backlog to be shown. */
    public boolean awaitSynced(long millis) throws InterruptedException {
        return synced.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void message(ChatMessage message) {
        people.saw(message.sender());
        if (message.backlog() && !message.own()) {
            missed++;
            link.catchingUp(missed);
        }
        boolean mention = people.isNamedIn(message);
        Target conversation = message.conversation();
        boolean seen = desk.isLookedAt(conversation);
        desk.arrived(message, mention);
        feed.message(message);
        notifier.message(message, people.nameOf(conversation), mention, seen);
    }

    @Override
    public void queued(Outgoing message) {
        desk.queued(message, me());
        feed.queued(message);
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        desk.committed(message, me(), ack);
        feed.sent(message, ack);
    }

    @Override
    public void notSent(Outgoing message, ChatClientException cause) {
        unsent.incrementAndGet();
        desk.refused(message, me(), String.valueOf(cause.getMessage()), clock.millis());
        feed.refused(message, cause);
    }

    /** How many messages were not sent so far, as far as is known. */
    public int unsent() {
        return unsent.get();
    }

    /** Whether what has no outcome outlives the program. */
    public boolean stores() {
        return stores;
    }

    @Override
    public void notStored(IOException cause) {
        stores = false;
        console.print(Line.error("What is not sent when the program ends is lost: " + cause.getMessage()));
    }

    @Override
    public void storedAgain() {
        stores = true;
        console.print(Line.note("What is not sent when the program ends is kept for the next time again."));
    }

    private UserName me() {
        return people.me().orElse(NOBODY);
    }

    @Override
    public void read(Target conversation, int readerId, long seq) {
        if (people.isMe(readerId)) {
            desk.read(conversation, seq);
            feed.changed();
        } else if (desk.readByOther(conversation, seq)) {
            feed.read(conversation, people.nameOf(readerId), seq);
        }
    }

    @Override
    public void friendEvent(FriendEvent event) {
        people.saw(event.who());
        events.friend(event);
    }

    @Override
    public void presence(PresenceEvent event) {
        people.state(event.id(), event.state());
        events.presence(event);
    }

    @Override
    public void groupEvent(GroupEvent event) {
        events.group(event);
        if (events.isEnd(event)) {
            place.renamed();
        }
        feed.membersChanged(event.groupId());
    }

    @Override
    public void roundTrip(Duration time) {
        link.roundTrip(time);
        feed.changed();
    }

    @Override
    public void gap(Gap gap) {
        String where = people.nameOf(gap.conversation()) + " " + gap.firstSeq() + marks.range() + gap.lastSeq();
        feed.notice(
                gap.conversation(),
                gap.filled()
                        ? Line.note("(messages of " + where + " came late)")
                        : Line.error("Messages of " + where + " could not be fetched."));
    }
}
