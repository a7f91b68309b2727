package org.chatcluster.server.log;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers and commits batches. The numbers are optimistic: the primary key is the judge of who has a place, the unique key
 * (sender, cid) of who has stored a message, and nobody holds a lock. Confined to its lane, but for {@link #heard}.
 */
final class BatchWriter {
    /** How long a batch is tried without a database before its senders are told to come again. */
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long a batch may lose against other nodes, which is rare to happen more than a few times in a row. */
    private static final long LOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long DATABASE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long CONFLICT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** From this conflict on, the conversations of a batch go one by one. */
    private static final int CONFLICTS_TOGETHER = 2;

    private static final long LOOK_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LOOKED_AFTER_AT_ONCE = 500;
    /** A few MiB. Beyond that a conversation is heard of with its next message. */
    private static final int MAX_UNCERTAIN = 50_000;

    private static final Comparator<Append> BY_CONVERSATION =
            Comparator.comparingLong(append -> append.conversation().id());

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final MessageDao dao;
    private final Clock clock;
    private final Pauses pauses;
    private final LogMeter meter;
    private final LastSeqs lastSeqs = new LastSeqs();

    private final Deque<Part> parts = new ArrayDeque<>();
    private List<Append> committed = new ArrayList<>();
    private final Map<Conversation, Long> found = new HashMap<>();
    /** Conversations of messages that may have been committed although their senders were told to come again. */
    private final Set<Conversation> uncertain = new LinkedHashSet<>();

    private long nextLook;
    private boolean failing;
    private long failingSince;
    private boolean gaveUp;

    BatchWriter(MessageDao dao, Clock clock, Pauses pauses, LogMeter meter) {
        this.dao = dao;
        this.clock = clock;
        this.pauses = pauses;
        this.meter = meter;
    }

    /** Somebody else has committed the conversation up to {@code seq}. From any thread. */
    void heard(Conversation conversation, long seq) {
        lastSeqs.heard(conversation, seq);
    }

    /** Whether the last batch ended because the database was away too long. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** What has been committed since the last call, by conversation and rising seq. */
    List<Append> takeCommitted() {
        List<Append> taken = committed;
        committed = new ArrayList<>();
        return taken;
    }

    /** How far conversations turned out to be committed since the last call, without anybody having been told for sure. */
    Map<Conversation, Long> takeFound() {
        Map<Conversation, Long> taken = Map.copyOf(found);
        found.clear();
        return taken;
    }

    /** Looks, once the database is back, whether what was given up has been committed after all: its readers do not know of it. */
    void lookAfterUncertain() {
        if (uncertain.isEmpty() || pauses.nanoTime() - nextLook < 0) {
            return;
        }
        List<Conversation> some = uncertain.stream().limit(LOOKED_AFTER_AT_ONCE).toList();
        try {
            dao.settledLastSeqs(some).forEach((conversation, seq) -> found.merge(conversation, seq, Math::max));
            some.forEach(uncertain::remove);
        } catch (StorageException e) {
            LOG.debug("What was given up cannot be looked up yet.", e);
            nextLook = pauses.nanoTime() + LOOK_INTERVAL_NANOS;
        }
    }

    /** Gives every append its outcome. */
    void write(List<Append> batch) {
        parts.clear();
        failing = false;
        gaveUp = false;
        List<Append> open = admit(batch);
        // Rows in one order everywhere: two nodes cannot wait for each other.
        open.sort(BY_CONVERSATION);
        parts.add(new Part(open));
        while (!parts.isEmpty()) {
            tryPart(parts.remove());
        }
    }

    private static List<Append> admit(List<Append> batch) {
        List<Append> open = new ArrayList<>(batch.size());
        Map<StoredMessage.Key, Append> firsts = new HashMap<>(2 * batch.size());
        for (Append append : batch) {
            if (!append.admitted()) {
                append.refuse(new ChatException(ErrorCode.UNAVAILABLE));
                continue;
            }
            StoredMessage.Key key = append.key();
            Append first = firsts.putIfAbsent(key, append);
            if (first == null) {
                open.add(append);
            } else if (first.objection() == null) {
                first.follow(append);
            } else {
                firsts.put(key, append);
                open.add(append);
            }
        }
        return open;
    }

    private void tryPart(Part part) {
        long start = pauses.nanoTime();
        refuseWhatIsBehindARefusal(part);
        try {
            settle(part);
            if (!part.open.isEmpty()) {
                insert(part.open);
                part.open.forEach(this::commit);
            }
            failing = false;
        } catch (StorageException.DuplicateKey e) {
            meter.commitConflict();
            lastSeqs.contended(part.open);
            // A key that is taken too shows when the place is right.
            part.lookUp = part.lookUp || !e.isPrimary();
            // Without a pause: who was faster has none either, and would be faster again.
            afterConflict(part, 0);
        } catch (StorageException.Conflict e) {
            meter.commitConflict();
            afterConflict(part, ThreadLocalRandom.current().nextLong(CONFLICT_PAUSE_NANOS));
        } catch (StorageException.Unavailable e) {
            lastSeqs.clear();
            part.open.forEach(Append::doubt);
            afterFailure(part, start, e);
        } catch (StorageException e) {
            afterRejection(part, e);
        }
    }

    /** An earlier part may have ended with refusals, and what comes after them in their streams must not overtake them. */
    private void refuseWhatIsBehindARefusal(Part part) {
        if (areAdmitted(part.open)) {
            return;
        }
        List<Append> admitted = new ArrayList<>(part.open.size());
        for (Append append : part.open) {
            if (append.admitted()) {
                admitted.add(append);
            } else {
                giveUp(append);
            }
        }
        part.open = admitted;
    }

    private static boolean areAdmitted(List<Append> appends) {
        for (Append append : appends) {
            if (!append.admitted()) {
                return false;
            }
        }
        return true;
    }

    private void commit(Append append) {
        append.commit();
        committed.add(append);
    }

    /** Finds the outcome of those that are stored already, and of those that were never to be stored. */
    private void settle(Part part) {
        List<Append> asked = part.lookUp
                ? part.open
                : part.open.stream().filter(a -> a.objection() != null).toList();
        if (asked.isEmpty()) {
            return;
        }
        Map<StoredMessage.Key, StoredMessage> stored = new HashMap<>();
        dao.findByKeys(asked.stream().map(Append::key).toList()).forEach(row -> stored.put(row.key(), row));
        List<Append> open = new ArrayList<>();
        for (Append append : part.open) {
            StoredMessage row = stored.get(append.key());
            ChatException objection = append.objection();
            if (row != null) {
                append.foundStored(row);
                if (append.outcome() == Append.Outcome.COMMITTED) {
                    committed.add(append);
                } else {
                    found.merge(row.conversation(), row.seq(), Math::max);
                }
            } else if (objection != null) {
                append.refuse(objection);
            } else {
                open.add(append);
            }
        }
        part.open = open;
        part.lookUp = false;
    }

    private void insert(List<Append> open) {
        readLastSeqs(open);
        List<StoredMessage> rows = number(open);
        long start = System.nanoTime();
        dao.insert(rows);
        meter.committed(rows.size(), System.nanoTime() - start);
        lastSeqs.wrote(rows);
    }

    /** Gives each its place; those of a conversation stand together. */
    private List<StoredMessage> number(List<Append> open) {
        List<StoredMessage> rows = new ArrayList<>(open.size());
        long now = clock.millis();
        Conversation conversation = null;
        long seq = 0;
        for (Append append : open) {
            if (!append.conversation().equals(conversation)) {
                conversation = append.conversation();
                seq = lastSeqs.get(conversation);
            }
            seq++;
            rows.add(append.place(seq, now));
        }
        return rows;
    }

    private void readLastSeqs(List<Append> open) {
        Collection<Conversation> toRead = lastSeqs.listToRead(open);
        if (toRead.isEmpty()) {
            return;
        }
        Map<Conversation, Long> found = dao.settledLastSeqs(toRead);
        List<Conversation> newDirects = toRead.stream()
                .filter(conversation -> !conversation.isGroup() && !found.containsKey(conversation))
                .sorted()
                .toList();
        if (!newDirects.isEmpty()) {
            dao.addInboxes(newDirects);
        }
        toRead.forEach(conversation -> lastSeqs.read(conversation, found.getOrDefault(conversation, 0L)));
    }

    private void afterConflict(Part part, long pauseNanos) {
        long now = pauses.nanoTime();
        part.conflicts++;
        if (part.conflicts == 1) {
            part.contendedSince = now;
        }
        if (now - part.contendedSince > LOSE_NANOS) {
            LOG.warn("A batch met conflicts for too long and its senders are told to come again.");
            part.open.forEach(this::giveUp);
            return;
        }
        if (part.conflicts < CONFLICTS_TOGETHER) {
            parts.addFirst(part);
            return;
        }
        pauses.pause(pauseNanos);
        Map<Conversation, Part> alone = new HashMap<>();
        List<Part> ordered = new ArrayList<>();
        for (Append append : part.open) {
            Part own = alone.get(append.conversation());
            if (own == null) {
                own = new Part(new ArrayList<>());
                own.lookUp = part.lookUp;
                own.conflicts = part.conflicts;
                own.contendedSince = part.contendedSince;
                alone.put(append.conversation(), own);
                ordered.add(own);
            }
            own.open.add(append);
        }
        putInFront(ordered);
    }

    private void afterFailure(Part part, long start, StorageException.Unavailable e) {
        long now = pauses.nanoTime();
        if (!failing) {
            failing = true;
            // A server that is frozen has been away since it was asked, and its senders have waited long enough.
            failingSince = start;
            LOG.warn("The database cannot be reached: {}", String.valueOf(e.getCause()));
        }
        if (now - failingSince < GIVE_UP_NANOS) {
            parts.addFirst(part);
            pauses.pause(DATABASE_PAUSE_NANOS);
            return;
        }
        gaveUp = true;
        nextLook = now + LOOK_INTERVAL_NANOS;
        parts.addFirst(part);
        for (Part left : parts) {
            left.open.forEach(this::giveUp);
        }
        parts.clear();
    }

    private void giveUp(Append append) {
        if (append.isInDoubt() && uncertain.size() < MAX_UNCERTAIN) {
            uncertain.add(append.conversation());
        }
        append.refuse(new ChatException(ErrorCode.UNAVAILABLE));
    }

    /** The database has refused the statement for good: the row at fault is found by writing each alone. */
    private void afterRejection(Part part, StorageException e) {
        if (part.open.size() > 1) {
            putInFront(
                    part.open.stream().map(append -> new Part(List.of(append))).toList());
            return;
        }
        LOG.error("The database has rejected a message.", e);
        // What may be stored already must not be refused for good.
        for (Append append : part.open) {
            if (append.isInDoubt()) {
                giveUp(append);
            } else {
                append.refuse(new ChatException(ErrorCode.INTERNAL));
            }
        }
    }

    private void putInFront(List<Part> ordered) {
        for (int i = ordered.size() - 1; i >= 0; i--) {
            parts.addFirst(ordered.get(i));
        }
    }

    /** Appends that are tried in one statement. */
    private static final class Part {
        private List<Append> open;
        private boolean lookUp;
        private int conflicts;
        private long contendedSince;

        Part(List<Append> open) {
            this.open = open;
        }
    }
}
