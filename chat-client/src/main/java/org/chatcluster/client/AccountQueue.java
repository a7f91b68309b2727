package org.chatcluster.client;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * While another client has the store, it is tried for again and again, and messages wait in memory only; they are stored when it can
 * be had. Confined to the client's event loop, but for what says that it runs on the store's thread.
 */
final class AccountQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AccountQueue.class);
    private static final String CLOSED = "The client is closed.";

    private final int accountId;
    private final StoreThread disk;
    private final Timers timers;
    private final Backoff backoff;
    private final Events events;
    /** In the order of {@link #add}. */
    private final Map<Long, Outgoing> open = new LinkedHashMap<>();

    private final Set<Long> stored = new HashSet<>();
    private @Nullable Departure departure;
    /** Whether the store is to be had; false once it is let go. */
    private boolean wanted;

    private Timers.@Nullable Timer retry;
    /** Why the store cannot be had, as it was told; null when it can. */
    private @Nullable String refusal;
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

        /** The store can be had after all, and what is open is stored now. */
        void storedAgain();

        /** The message is stored, or not, and the account is done here. */
        void tooLate(Outgoing message, Departure departure, boolean kept);
    }

    /** Why the account is done here, and whether what it has stored is to be sent another time. */
    record Departure(String why, boolean keep) {}

    AccountQueue(int accountId, StoreThread disk, Timers timers, Backoff backoff, Events events) {
        this.accountId = accountId;
        this.disk = disk;
        this.timers = timers;
        this.backoff = backoff;
        this.events = events;
    }

    /** Takes up what an earlier run has left, now or when the store can be had; no effect when that is done. */
    void begin() {
        wanted = true;
        cancelRetry();
        disk.run(this::open);
    }

    /** On the store's thread. */
    private void open() {
        if (queue != null) {
            return;
        }
        try {
            OutboxStore.Queue opened = disk.open(accountId);
            queue = opened;
            if (opened != null) {
                List<StoredMessage> earlier = opened.messages();
                answer(() -> opened(earlier));
            }
        } catch (IOException e) {
            answer(() -> notOpened(e));
        }
    }

    private void opened(List<StoredMessage> earlier) {
        backoff.reset();
        if (refusal != null) {
            refusal = null;
            events.storedAgain();
        }
        List<Outgoing> unstored = open.values().stream()
                .filter(message -> !stored.contains(message.cid()))
                .toList();
        earlier.forEach(message -> enter(Outgoing.restored(message), true));
        unstored.forEach(this::storeLate);
    }

    private void notOpened(IOException cause) {
        if (!wanted) {
            return;
        }
        String why = String.valueOf(cause.getMessage());
        if (!why.equals(refusal)) {
            refusal = why;
            notStored(cause);
        }
        cancelRetry();
        retry = timers.after(backoff.nextMillis(), this::begin);
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /** Stores a message that has entered without; if that fails, its loss is told as that of any other. */
    private void storeLate(Outgoing message) {
        stored.add(message.cid());
        disk.run(() -> {
            if (!store(message)) {
                answer(() -> stored.remove(message.cid()));
            }
        });
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

    /** No session is wanted for now: lets another client have the store, and send what is in it. */
    void letGo() {
        wanted = false;
        cancelRetry();
        disk.run(this::close);
    }

    /** The account is done here. */
    void leave(Departure why) {
        departure = why;
        wanted = false;
        cancelRetry();
        disk.run(() -> {
            if (!why.keep) {
                clear();
            }
            close();
        });
    }

    /** Gives up what was let go, too, unless another client has it. On the store's thread. */
    private void clear() {
        try {
            queue = queue == null ? disk.open(accountId) : queue;
        } catch (IOException e) {
            LOG.warn("The stored messages could not be given up", e);
        }
        onQueue(OutboxStore.Queue::clear);
    }

    /** On the store's thread. */
    private void close() {
        onQueue(OutboxStore.Queue::close);
        queue = null;
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

    /** Whether another client may have sent the message meanwhile. */
    boolean isOutOfHand(Outgoing message) {
        return !wanted && isStored(message);
    }

    int accountId() {
        return accountId;
    }
}
