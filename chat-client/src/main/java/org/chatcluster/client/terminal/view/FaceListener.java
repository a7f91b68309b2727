package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
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
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Brings what happens to the client into the model and to the face. On the client's listener thread, which waits while the face is busy. */
public final class FaceListener implements ClientListener {
    private static final UserName NOBODY = new UserName(1, "me");
    private static final int NONE = 0;

    private final People people;
    private final Desk desk;
    private final Link link;
    private final Console console;
    private final Feed feed;
    private final IntConsumer account;
    private final Notifier notifier;
    private final TokenStore tokens;
    private final EventLines events;
    private final Clock clock;
    private final Marks marks;
    private final StateLines states;
    private final CountDownLatch synced = new CountDownLatch(1);
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile boolean stores = true;
    private long missed;
    /** Who has logged in before, logged out or not. */
    private int lastAccount = NONE;

    /** Where it all goes; {@code account} hears of each login, by the account's id, and when names are learnt after it. */
    public record Face(
            Console console, Feed feed, EventLines events, Marks marks, Notifier notifier, IntConsumer account) {}

    public FaceListener(Model model, Face face, TokenStore tokens, Clock clock) {
        this.people = model.people();
        this.desk = model.desk();
        this.link = model.link();
        this.console = face.console;
        this.feed = face.feed;
        this.events = face.events;
        this.account = face.account;
        this.notifier = face.notifier;
        this.marks = face.marks;
        this.states = new StateLines(face.marks);
        this.tokens = tokens;
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
        LoginReply login = session.login();
        missed = 0;
        if (isOfAnother(login.user().id())) {
            // What another account has seen, begun to write and not sent is not this one's.
            people.loggedOut();
            desk.clear();
        }
        lastAccount = login.user().id();
        people.loggedIn(login);
        desk.begin(login.conversations());
        desk.open(quietConversations(login));
        link.node(login.node());
        account.accept(login.user().id());
        desk.keepGroups(login.groups().stream().map(GroupInfo::groupId).collect(Collectors.toSet()));
        keep(login);
        if (session.resumed()) {
            console.print(states.resumed(session));
        } else {
            console.print(EventLines.welcome(login, desk.unread().size()));
        }
        feed.loggedIn();
        if (feed.listsConversations()) {
            events.learnNames(login.conversations(), () -> {
                account.accept(login.user().id());
                feed.changed();
            });
        }
    }

    /** Whether what is here is that of another account than {@code id}, which has logged in or was tried for. */
    private boolean isOfAnother(int id) {
        boolean wasAnother = lastAccount != NONE && lastAccount != id;
        return wasAnother || people.me().filter(me -> me.id() != id).isPresent();
    }

    /** Groups and friends in which nothing was said yet have a place in the list too. */
    private static List<Target> quietConversations(LoginReply login) {
        List<Target> quiet = new ArrayList<>();
        for (GroupInfo group : login.groups()) {
            quiet.add(new Target.Group(group.groupId()));
        }
        for (Friend friend : login.friends()) {
            quiet.add(new Target.User(friend.id()));
        }
        return quiet;
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
