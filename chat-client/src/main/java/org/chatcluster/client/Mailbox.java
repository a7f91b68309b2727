package org.chatcluster.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an account has here that outlives a connection: the messages on their way out, how far each conversation has come in, and how
 * far it was read.
 * Confined to the client's event loop.
 */
final class Mailbox implements SendQueue.Owner, GapFiller.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final String LOST = "The connection was lost.";

    private final Delivery delivery;
    private final Conversations conversations = new Conversations();
    private final ReadPlaces reads = new ReadPlaces();
    private final Confirmations confirmations;
    private final GapFiller gaps;
    private final SendQueue sends;
    private @Nullable Connection connection;
    private @Nullable LoginReply login;

    Mailbox(ClientConfig config, Timers timers, Delivery delivery, StoreThread disk, Supplier<Backoff> backoffs) {
        this.delivery = delivery;
        this.confirmations = new Confirmations(timers, config.confirming() ? this::confirm : request -> {});
        this.gaps = new GapFiller(this::history, timers, backoffs, this);
        this.sends = new SendQueue(config.sendWindow(), timers, backoffs, disk, delivery, this);
    }

    /** A login that goes on where this mailbox is. */
    LoginRequest loginRequest(ClientConfig config, Credentials credentials, long attempt) {
        Backlog backlog = login == null ? config.backlog() : Backlog.ALL;
        return new LoginRequest(
                credentials, config.device(), attempt, backlog, conversations.cursors(Limits.MAX_CURSORS));
    }

    /** From now on this is about {@code accountId}, which has yet to log in. */
    void expect(int accountId) {
        if (login != null && login.user().id() != accountId) {
            reset();
        }
        reads.begin(accountId);
        sends.begin(accountId);
    }

    /** A session has begun. */
    void attach(Connection newConnection, LoginReply reply, Backlog firstBacklog) {
        expect(reply.user().id());
        LoginReply before = login;
        connection = newConnection;
        login = reply;
        conversations.begin(reply.conversations(), before == null ? firstBacklog : Backlog.ALL);
        int resent = sends.connected(newConnection::send);
        Session session = new Session(reply, before == null ? null : before.node(), resent);
        delivery.post(listener -> listener.loggedIn(session));
        confirmations.flush();
        reads.missing(reply.conversations()).forEach(newConnection::send);
    }

    /** The session's connection is gone. */
    void detach() {
        connection = null;
        sends.disconnected();
        confirmations.disconnected();
        gaps.forget();
        conversations.forgetGaps();
    }

    /** The account is done here. What it has stored is kept for another time with {@code keep}; all else is given up. */
    void leave(String why, boolean keep) {
        reset();
        sends.leave(why, keep);
    }

    private void reset() {
        login = null;
        connection = null;
        confirmations.clear();
        reads.clear();
        gaps.forget();
        conversations.clear();
    }

    /** Confirms everything that the listener has had. */
    void flush() {
        confirmations.flush();
    }

    /** The person has seen the conversation up to {@code seq}. */
    void read(Target conversation, long seq) {
        reads.read(conversation, seq);
        if (connection != null) {
            connection.send(new ReadRequest(conversation, seq));
        }
    }

    void joined(int groupId, long lastSeq) {
        conversations.get(new Target.Group(groupId)).beginAfter(lastSeq);
    }

    void left(int groupId) {
        Target group = new Target.Group(groupId);
        conversations.get(group).forgetPlace();
        confirmations.forget(group);
        reads.forget(group);
    }

    /** Takes what came unasked. */
    void handle(Message message) {
        if (login == null) {
            LOG.debug("Passed over {} without a session", message.type());
        } else if (message instanceof ChatPush push) {
            push(push, login.user().id());
        } else if (message instanceof ChatAck ack) {
            sends.acknowledged(ack);
        } else if (message instanceof Refusal refusal) {
            refused(refusal);
        } else if (message instanceof SyncEnd) {
            delivery.post(ClientListener::synced);
        } else if (message instanceof ReadEvent event) {
            Target conversation = ChatMessage.conversation(
                    event.target(), event.id(), login.user().id());
            delivery.post(listener -> listener.read(conversation, event.id(), event.seq()));
        } else if (message instanceof FriendEvent event) {
            delivery.post(listener -> listener.friendEvent(event));
        } else if (message instanceof PresenceEvent event) {
            delivery.post(listener -> listener.presence(event));
        } else if (message instanceof GroupEvent event) {
            groupEvent(event, login.user().id());
        } else {
            LOG.debug("Passed over {}", message.type());
        }
    }

    private void push(ChatPush push, int me) {
        ChatMessage message = ChatMessage.of(push, me);
        SeqTracker tracker = conversations.get(message.conversation());
        switch (tracker.offer(message.seq())) {
            case NEXT -> deliver(message);
            case TOLD -> confirmations.received(message.conversation(), message.seq());
            case SEEN -> LOG.debug("Message {} came again", message.seq());
            case AHEAD -> gaps.fill(message.conversation(), tracker);
        }
    }

    private void deliver(ChatMessage message) {
        delivery.post(listener -> listener.message(message));
        confirmations.received(message.conversation(), message.seq());
    }

    private void refused(Refusal refusal) {
        if (refusal.type() == MsgType.CHAT_MSG_ACK) {
            sends.refused(refusal);
        } else {
            LOG.warn("The server refused something: {}", ErrnoText.of(refusal.errno(), refusal.errmsg()));
        }
    }

    private void groupEvent(GroupEvent event, int me) {
        if (event.endsFor(me)) {
            left(event.groupId());
        }
        delivery.post(listener -> listener.groupEvent(event));
    }

    private void confirm(ReceivedRequest request) {
        delivery.afterPosted(() -> {
            if (connection != null) {
                connection.send(request);
            }
        });
    }

    private CompletableFuture<HistoryReply> history(HistoryRequest request) {
        Connection asked = connection;
        if (asked == null) {
            return CompletableFuture.failedFuture(new NotConnectedException(LOST));
        }
        return asked.request(request)
                .thenApply(HistoryReply.class::cast)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(asked.isOpen() ? failure : new NotConnectedException(LOST)));
    }

    @Override
    public void committed(Outgoing message, ChatAck ack) {
        if (ack.dup()) {
            return;
        }
        SeqTracker tracker = conversations.get(message.conversation());
        SeqTracker.Place place = tracker.offer(ack.seq());
        if (place == SeqTracker.Place.NEXT || place == SeqTracker.Place.TOLD) {
            confirmations.received(message.conversation(), ack.seq());
        } else if (place == SeqTracker.Place.AHEAD) {
            tracker.toldAhead(ack.seq());
            gaps.fill(message.conversation(), tracker);
        }
    }

    @Override
    public void outOfStep() {
        if (connection != null) {
            connection.close(new NoReplyException("The order of messages has to be set right."));
        }
    }

    @Override
    public void filled(ChatPush push) {
        if (login != null) {
            deliver(ChatMessage.of(push, login.user().id()));
        }
    }

    @Override
    public void done(Gap gap) {
        long last = conversations.get(gap.conversation()).last();
        confirmations.received(gap.conversation(), last);
        delivery.post(listener -> listener.gap(gap));
    }

    /** The present or last session, or null. */
    @Nullable
    LoginReply login() {
        return login;
    }

    SendQueue sends() {
        return sends;
    }
}
