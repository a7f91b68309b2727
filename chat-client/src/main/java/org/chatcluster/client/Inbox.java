package org.chatcluster.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in of an account's messages: each is delivered once and in the order of its conversation, what is missing is fetched, and
 * what the listener has had is confirmed. Confined to the client's event loop.
 */
final class Inbox implements GapFiller.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String LOST = "The connection was lost.";
    private static final int NOBODY = 0;

    private final Delivery delivery;
    private final Conversations conversations = new Conversations();
    private final Confirmations confirmations;
    private final GapFiller gaps;
    private @Nullable Connection connection;
    private int me = NOBODY;

    Inbox(ClientConfig config, Timers timers, Delivery delivery, Supplier<Backoff> backoffs) {
        this.delivery = delivery;
        this.confirmations = new Confirmations(timers, config.confirming() ? this::confirm : request -> {});
        this.gaps = new GapFiller(this::history, timers, backoffs, this);
    }

    /** Where this is, for a login that goes on there. */
    List<Cursor> cursors() {
        return conversations.cursors(Limits.MAX_CURSORS);
    }

    /** A session has begun; conversations that are new here begin with {@code backlog}. */
    void attach(Connection newConnection, LoginReply reply, Backlog backlog) {
        connection = newConnection;
        me = reply.user().id();
        conversations.begin(reply.conversations(), backlog);
    }

    /** The session's connection is gone. */
    void detach() {
        connection = null;
        confirmations.disconnected();
        gaps.forget();
        conversations.forgetGaps();
    }

    /** The account is done here. */
    void clear() {
        connection = null;
        me = NOBODY;
        confirmations.clear();
        gaps.forget();
        conversations.clear();
    }

    /** Confirms everything that the listener has had. */
    void flush() {
        confirmations.flush();
    }

    void joined(Target group, long lastSeq) {
        conversations.get(group).beginAfter(lastSeq);
    }

    void left(Target group) {
        conversations.get(group).forgetPlace();
        confirmations.forget(group);
    }

    /** A message has come. */
    void push(ChatPush push) {
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

    /** A message of this client has taken its place in its conversation. */
    void committed(Target conversation, ChatAck ack) {
        if (ack.dup()) {
            return;
        }
        SeqTracker tracker = conversations.get(conversation);
        switch (tracker.offer(ack.seq())) {
            case NEXT, TOLD -> confirmations.received(conversation, ack.seq());
            case SEEN -> LOG.debug("The ack of message {} came again", ack.seq());
            case AHEAD -> {
                tracker.toldAhead(ack.seq());
                gaps.fill(conversation, tracker);
            }
        }
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
    public void filled(ChatPush push) {
        deliver(ChatMessage.of(push, me));
    }

    @Override
    public void done(Gap gap) {
        long last = conversations.get(gap.conversation()).last();
        confirmations.received(gap.conversation(), last);
        delivery.post(listener -> listener.gap(gap));
    }
}
