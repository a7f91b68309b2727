package org.chatcluster.client;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SendRequest;
import org.jspecify.annotations.Nullable;

/**
 * The way of this client's chat messages: into the {@link AccountQueue} of the account, through the {@link Outbox} and to an outcome,
 * which the listener hears. Confined to the client's event loop.
 */
final class SendQueue implements Outbox.Events, AccountQueue.Events {
    private final Delivery delivery;
    private final StoreThread disk;
    private final Timers timers;
    private final Supplier<Backoff> backoffs;
    private final Outbox outbox;
    private final Owner owner;
    private @Nullable AccountQueue queue;

    /** Who has the conversations and the connection. */
    interface Owner {
        /** A message is committed: it has taken its place in its conversation. */
        void committed(Outgoing message, ChatAck ack);

        /** Only a new connection can bring this one's conversation back into order. */
        void outOfStep();
    }

    SendQueue(int window, Timers timers, Supplier<Backoff> backoffs, StoreThread disk, Delivery delivery, Owner owner) {
        this.delivery = delivery;
        this.disk = disk;
        this.timers = timers;
        this.backoffs = backoffs;
        this.owner = owner;
        this.outbox = new Outbox(window, timers, backoffs, this);
    }

    /** From now on messages are those of {@code accountId}; what another account has stored stays its own. */
    void begin(int accountId) {
        if (queue == null || queue.accountId() != accountId) {
            leave("Another account has logged in.", true);
            queue = new AccountQueue(accountId, disk, timers, backoffs.get(), this);
        }
        queue.begin();
    }

    /** No session is wanted for now: what is stored is there for another client of the account, until {@link #begin}. */
    void letGo() {
        if (queue != null) {
            queue.letGo();
        }
    }

    /** The account is done here. What it has stored is kept for another time with {@code keep}; everything else is given up. */
    void leave(String why, boolean keep) {
        outbox.disconnected();
        AccountQueue left = queue;
        queue = null;
        if (left != null) {
            for (OutboxEntry entry : outbox.takeAll()) {
                Outgoing message = entry.message();
                boolean maybeSent = entry.wasSent() || message.restored() || left.isOutOfHand(message);
                giveUp(message, maybeSent, why, keep && left.isStored(message));
            }
            left.leave(new AccountQueue.Departure(why, keep));
        }
    }

    private void giveUp(Outgoing message, boolean maybeSent, String why, boolean kept) {
        ChatClientException cause = maybeSent ? new NoReplyException(why) : new NotConnectedException(why);
        if (kept) {
            message.ack().completeExceptionally(cause);
        } else {
            notEntered(message, cause);
        }
    }

    /** Sends a message, now or later. */
    void send(Outgoing message) {
        if (queue == null) {
            notEntered(message, new NotConnectedException("Not logged in."));
        } else {
            queue.add(message);
        }
    }

    /** A session is there; returns how many messages of unknown outcome it is given. */
    int connected(Consumer<SendRequest> wire) {
        return outbox.connected(wire);
    }

    /** The session's connection is gone. */
    void disconnected() {
        outbox.disconnected();
    }

    void acknowledged(ChatAck ack) {
        outbox.acknowledged(ack);
    }

    void refused(Refusal refusal) {
        outbox.refused(refusal);
    }

    @Override
    public void entered(Outgoing message) {
        delivery.post(listener -> listener.queued(message));
        outbox.add(message);
    }

    @Override
    public void notEntered(Outgoing message, ChatClientException cause) {
        delivery.post(listener -> listener.notSent(message, cause));
        message.ack().completeExceptionally(cause);
    }

    @Override
    public void notStored(IOException cause) {
        delivery.post(listener -> listener.notStored(cause));
    }

    @Override
    public void storedAgain() {
        delivery.post(ClientListener::storedAgain);
    }

    @Override
    public void tooLate(Outgoing message, AccountQueue.Departure departure, boolean kept) {
        giveUp(message, message.restored(), departure.why(), kept);
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        ended(message);
        owner.committed(message, ack);
        delivery.post(listener -> listener.sent(message, ack));
        message.ack().complete(ack);
    }

    @Override
    public void notSent(Outgoing message, ChatClientException cause) {
        ended(message);
        notEntered(message, cause);
    }

    private void ended(Outgoing message) {
        if (queue != null) {
            queue.ended(message);
        }
    }

    @Override
    public void outOfStep() {
        owner.outOfStep();
    }

    Outbox outbox() {
        return outbox;
    }
}
