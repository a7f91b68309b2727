package org.chatcluster.client;

import java.util.function.Supplier;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an account has here that outlives a connection: the messages on their way out, how far each conversation has come in, and how
 * far it was read. Hands on what comes unasked. Confined to the client's event loop.
 */
final class Mailbox implements SendQueue.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Delivery delivery;
    private final ReadPlaces reads = new ReadPlaces();
    private final Inbox inbox;
    private final SendQueue sends;
    private @Nullable Connection connection;
    private @Nullable LoginReply login;

    Mailbox(ClientConfig config, Timers timers, Delivery delivery, StoreThread disk, Supplier<Backoff> backoffs) {
        this.delivery = delivery;
        this.inbox = new Inbox(config, timers, delivery, backoffs);
        this.sends = new SendQueue(config.sendWindow(), timers, backoffs, disk, delivery, this);
    }

    /** A login that goes on where this mailbox is. */
    LoginRequest loginRequest(ClientConfig config, Credentials credentials, long attempt) {
        Backlog backlog = login == null ? config.backlog() : Backlog.ALL;
        return new LoginRequest(credentials, config.device(), attempt, backlog, inbox.cursors());
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
        inbox.attach(newConnection, reply, before == null ? firstBacklog : Backlog.ALL);
        int resent = sends.connected(newConnection::send);
        Session session = new Session(reply, before == null ? null : before.node(), resent);
        delivery.post(listener -> listener.loggedIn(session));
        inbox.flush();
        reads.missing(reply.conversations()).forEach(newConnection::send);
    }

    /** The session's connection is gone. */
    void detach() {
        connection = null;
        sends.disconnected();
        inbox.detach();
    }

    /** The account is done here. What it has stored is kept for another time with {@code keep}; all else is given up. */
    void leave(String why, boolean keep) {
        reset();
        sends.leave(why, keep);
    }

    private void reset() {
        login = null;
        connection = null;
        inbox.clear();
        reads.clear();
    }

    /** Confirms everything that the listener has had. */
    void flush() {
        inbox.flush();
    }

    /** The person has seen the conversation up to {@code seq}. */
    void read(Target conversation, long seq) {
        reads.read(conversation, seq);
        if (connection != null) {
            connection.send(new ReadRequest(conversation, seq));
        }
    }

    void joined(int groupId, long lastSeq) {
        inbox.joined(new Target.Group(groupId), lastSeq);
    }

    void left(int groupId) {
        Target group = new Target.Group(groupId);
        inbox.left(group);
        reads.forget(group);
    }

    /** Takes what came unasked. */
    void handle(Message message) {
        if (login == null) {
            LOG.debug("Passed over {} without a session", message.type());
        } else if (message instanceof ChatPush push) {
            inbox.push(push);
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

    @Override
    public void committed(Outgoing message, ChatAck ack) {
        inbox.committed(message.conversation(), ack);
    }

    @Override
    public void outOfStep() {
        if (connection != null) {
            connection.close(new NoReplyException("The order of messages has to be set right."));
        }
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
