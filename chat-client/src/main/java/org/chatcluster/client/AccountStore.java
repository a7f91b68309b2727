package org.chatcluster.client;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one account has in the {@link OutboxStore}. While another client has it, it is tried for again and again. Confined to the
 * client's event loop, but for what says that it runs on the store's thread.
 */
final class AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);

    private final int accountId;
    private final StoreThread disk;
    private final Timers timers;
    private final Backoff backoff;
    private final Events events;
    /** False once the store is let go. */
    private boolean wanted;

    private Timers.@Nullable Timer retry;
    /** Why the store cannot be had, as it was told; null when it can. */
    private @Nullable String refusal;
    /** Null where there is no store or it cannot be had; used on the store's thread only. */
    private OutboxStore.@Nullable Queue queue;

    /** What is told on the event loop. */
    interface Events {
        /** The store is had from now on, with what an earlier run has left. */
        void opened(List<StoredMessage> earlier);

        /** Something is not on disk that should be. */
        void notStored(IOException cause);

        /** The store, which could not be had, is had now; told before {@link #opened}. */
        void storedAgain();
    }

    AccountStore(int accountId, StoreThread disk, Timers timers, Backoff backoff, Events events) {
        this.accountId = accountId;
        this.disk = disk;
        this.timers = timers;
        this.backoff = backoff;
        this.events = events;
    }

    /** Wants the store, now or when it can be had; no effect where it is had. */
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
        events.opened(earlier);
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

    private void notStored(IOException cause) {
        LOG.warn("Messages are not stored: {}", cause.getMessage());
        events.notStored(cause);
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /** Whether the message is stored when this returns. On the store's thread. */
    boolean add(Outgoing message) {
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

    /** The outcome of the message is known. */
    void remove(Outgoing message) {
        disk.run(() -> tidy(kept -> kept.remove(message.cid())));
    }

    /** Lets another client have the store, with what is in it. */
    void letGo() {
        wanted = false;
        cancelRetry();
        disk.run(this::close);
    }

    /** Gives up what is stored, and what was let go if no other client has it, and lets go of the store. */
    void clear() {
        wanted = false;
        cancelRetry();
        disk.run(() -> {
            try {
                queue = queue == null ? disk.open(accountId) : queue;
            } catch (IOException e) {
                LOG.warn("The stored messages could not be given up", e);
            }
            tidy(OutboxStore.Queue::clear);
            close();
        });
    }

    /** On the store's thread. */
    private void close() {
        tidy(OutboxStore.Queue::close);
        queue = null;
    }

    /** Work on the queue whose failure harms nobody: at worst a message is sent again, which is safe. */
    private interface Tidying {
        void on(OutboxStore.Queue kept) throws IOException;
    }

    /** On the store's thread. */
    private void tidy(Tidying work) {
        if (queue == null) {
            return;
        }
        try {
            work.on(queue);
        } catch (IOException e) {
            LOG.warn("The stored messages could not be put in order", e);
        }
    }

    /** On the store's thread. */
    private void answer(Runnable task) {
        disk.answer(task, () -> LOG.debug("The client is closed already"));
    }

    /** Whether the store is to be had; another client may have it otherwise. */
    boolean isWanted() {
        return wanted;
    }
}
