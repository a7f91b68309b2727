package org.chatcluster.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat messages of one account that have no outcome yet. Each is stored before it counts; those of an earlier run come first.
 * Confined to the client's event loop, but for what says that it runs on the store's thread.
 */
final class AccountQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AccountQueue.class);
    private static final String CLOSED = "The client is closed.";

    private final int accountId;
    private final StoreThread disk;
    private final Events events;
    private final Map<Long, Outgoing> open = new HashMap<>();
    private final Set<Long> stored = new HashSet<>();
    private @Nullable Departure departure;
    /** Null where there is no store or it cannot be had; used on the store's thread only. */
    private OutboxStore.@Nullable Queue queue;

    /** What becomes of messages. */
    interface Events {
        /** The message is to be sent. */
        void entered(Outgoing message);

        /** The message is not to be sent. */
        void notEntered(Outgoing message, ChatClientException cause);

        /** Something is not on disk that should be. */
        void notStored(IOException cause);

        /** The message is stored, or not, and the account is done here. */
        void tooLate(Outgoing message, Departure departure, boolean kept);
    }

    /** Why the account is done here, and whether what it has stored is to be sent another time. */
    record Departure(String why, boolean keep) {}

    AccountQueue(int accountId, StoreThread disk, Events events) {
        this.accountId = accountId;
        this.disk = disk;
        this.events = events;
    }

    /** Takes up what an earlier run has left. */
    void begin() {
        disk.run(this::load);
    }

    /** On the store's thread. */
    private void load() {
        try {
            OutboxStore.Queue opened = disk.open(accountId);
            queue = opened;
            if (opened != null) {
                List<StoredMessage> earlier = opened.messages();
                answer(() -> earlier.forEach(message -> enter(Outgoing.restored(message), true)));
            }
        } catch (IOException e) {
            answer(() -> notStored(e));
        }
    }

    /** Stores a message, and lets it enter then. */
    void add(Outgoing message) {
        disk.run(() -> {
            boolean kept = store(message);
            disk.answer(
                    () -> enter(message, kept),
                    () -> message.ack().completeExceptionally(new NotConnectedException(CLOSED)));
        });
    }

    /** On the store's thread. */
    private boolean store(Outgoing message) {
        if (queue == null) {
            return false;
        }
        try {
            queue.add(new StoredMessage(message.request(), message.time()));
            return true;
        } catch (IOException e) {
            answer(() -> notStored(e));
            return false;
        }
    }

    private void enter(Outgoing message, boolean kept) {
        if (departure != null) {
            events.tooLate(message, departure, kept && departure.keep);
            return;
        }
        Outgoing present = open.putIfAbsent(message.cid(), message);
        if (present != null) {
            repeat(present, message);
            return;
        }
        if (kept) {
            stored.add(message.cid());
        }
        events.entered(message);
    }

    /** The same message is on its way already, or its number is taken. */
    private void repeat(Outgoing present, Outgoing message) {
        if (!present.request().equals(message.request())) {
            ErrorCode code = ErrorCode.CID_REUSED;
            Echo echo = Echo.of(message.request());
            events.notEntered(
                    message,
                    new RefusedException(Refusal.of(message.request().type(), code, code.sentence(), -1, echo)));
            return;
        }
        var unused = present.ack().whenComplete((ack, failure) -> copy(ack, failure, message));
    }

    private static void copy(@Nullable ChatAck ack, @Nullable Throwable failure, Outgoing message) {
        if (ack != null) {
            message.ack().complete(ack);
        } else if (failure != null) {
            message.ack().completeExceptionally(failure);
        }
    }

    /** The outcome is known. */
    void ended(Outgoing message) {
        open.remove(message.cid());
        if (stored.remove(message.cid())) {
            disk.run(() -> onQueue(kept -> kept.remove(message.cid())));
        }
    }

    /** The account is done here. */
    void leave(Departure why) {
        departure = why;
        disk.run(() -> {
            if (!why.keep) {
                onQueue(OutboxStore.Queue::clear);
            }
            onQueue(OutboxStore.Queue::close);
            queue = null;
        });
    }

    /** Work on the queue whose failure harms nobody: at worst a message is sent again, which is safe. */
    private interface Tidying {
        void on(OutboxStore.Queue kept) throws IOException;
    }

    /** On the store's thread. */
    private void onQueue(Tidying work) {
        if (queue == null) {
            return;
        }
        try {
            work.on(queue);
        } catch (IOException e) {
            LOG.warn("The stored messages could not be put in order", e);
        }
    }

    private void notStored(IOException cause) {
        LOG.warn("Messages are not stored: {}", cause.getMessage());
        events.notStored(cause);
    }

    /** On the store's thread. */
    private void answer(Runnable task) {
        disk.answer(task, () -> LOG.debug("The client is closed already"));
    }

    /** Whether a later run of the client has the message too. */
    boolean isStored(Outgoing message) {
        return stored.contains(message.cid());
    }

    int accountId() {
        return accountId;
    }
}
