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

/**
 * The chat messages of one account that have no outcome yet. Each is stored before it counts, or counts without while the store cannot
 * be had, and is stored when it can; those of an earlier run come first. Confined to the client's event loop.
 */
final class AccountQueue implements AccountStore.Events {
    private static final String CLOSED = "The client is closed.";

    private final int accountId;
    private final StoreThread disk;
    private final Events events;
    private final AccountStore store;
    /** In the order of {@link #add}. */
    private final Map<Long, Outgoing> open = new LinkedHashMap<>();

    private final Set<Long> stored = new HashSet<>();
    private @Nullable Departure departure;

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
        this.events = events;
        this.store = new AccountStore(accountId, disk, timers, backoff, this);
    }

    /** Takes up what an earlier run has left, now or when the store can be had; no effect where that is done. */
    void begin() {
        store.begin();
    }

    @Override
    public void opened(List<StoredMessage> earlier) {
        List<Outgoing> unstored = open.values().stream()
                .filter(message -> !stored.contains(message.cid()))
                .toList();
        earlier.forEach(message -> enter(Outgoing.restored(message), true));
        unstored.forEach(this::storeLate);
    }

    /** Stores a message that has entered without. It counts as stored at once; that it is not, the store tells by itself. */
    private void storeLate(Outgoing message) {
        stored.add(message.cid());
        disk.run(() -> {
            if (!store.add(message)) {
                disk.answer(() -> stored.remove(message.cid()), () -> {});
            }
        });
    }

    @Override
    public void notStored(IOException cause) {
        events.notStored(cause);
    }

    @Override
    public void storedAgain() {
        events.storedAgain();
    }

    /** Stores a message, and lets it enter then. */
    void add(Outgoing message) {
        disk.run(() -> {
            boolean kept = store.add(message);
            disk.answer(
                    () -> enter(message, kept),
                    () -> message.ack().completeExceptionally(new NotConnectedException(CLOSED)));
        });
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
            store.remove(message);
        }
    }

    /** No session is wanted for now: lets another client have the store, and send what is in it. */
    void letGo() {
        store.letGo();
    }

    /** The account is done here. */
    void leave(Departure why) {
        departure = why;
        if (why.keep) {
            store.letGo();
        } else {
            store.clear();
        }
    }

    /** Whether a later run of the client has the message too. */
    boolean isStored(Outgoing message) {
        return stored.contains(message.cid());
    }

    /** Whether another client may have sent the message meanwhile. */
    boolean isOutOfHand(Outgoing message) {
        return !store.isWanted() && isStored(message);
    }

    int accountId() {
        return accountId;
    }
}
