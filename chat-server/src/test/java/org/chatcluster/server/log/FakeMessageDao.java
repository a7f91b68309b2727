package org.chatcluster.server.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.chatcluster.server.error.StorageException;

/**
 * The log in memory, with the rules of the database: a row has a place and a key of its own, a statement stores all of its rows or
 * none. Failures come by script. Thread-safe.
 */
public final class FakeMessageDao implements MessageDao {
    private final Map<Conversation, NavigableMap<Long, StoredMessage>> rows = new HashMap<>();
    private final Map<StoredMessage.Key, StoredMessage> keys = new HashMap<>();
    private final Set<Conversation> inboxes = new LinkedHashSet<>();
    private final List<List<StoredMessage>> statements = new ArrayList<>();
    private final Deque<Fault> insertFaults = new ArrayDeque<>();
    private final Deque<Fault> readFaults = new ArrayDeque<>();
    private Predicate<StoredMessage> poison = row -> false;
    private boolean down;
    private Runnable beforeEach = () -> {};
    private Runnable afterList = () -> {};
    private int reads;

    /** What happens to a statement. */
    public interface Fault {
        /** Runs the statement, or not, and fails, or not. */
        void around(Runnable statement);
    }

    /** The database cannot be reached: nothing is stored. */
    public static Fault unavailable() {
        return statement -> {
            throw unavailableNow();
        };
    }

    /** The connection breaks at commit: everything is stored, and nobody knows. */
    public static Fault brokenAfterCommit() {
        return statement -> {
            statement.run();
            throw unavailableNow();
        };
    }

    /** A deadlock. */
    public static Fault conflict() {
        return statement -> {
            throw new StorageException.Conflict(new IllegalStateException("deadlock"));
        };
    }

    /** A defect that is no storage exception. */
    public static Fault defect() {
        return statement -> {
            throw new IllegalStateException("a defect of the driver");
        };
    }

    /** The statement is refused for good. */
    public static Fault rejection() {
        return statement -> {
            throw new StorageException("refused", new IllegalStateException("refused"));
        };
    }

    /** Another node stores a row just before the statement. */
    public Fault overtakenBy(StoredMessage... others) {
        return statement -> {
            store(List.of(others));
            statement.run();
        };
    }

    private static StorageException unavailableNow() {
        return new StorageException.Unavailable(new IllegalStateException("the connection is broken"));
    }

    /** The next inserts meet these faults, in this order. */
    public synchronized void nextInserts(Fault... faults) {
        insertFaults.addAll(List.of(faults));
    }

    /** The next reads meet these faults, in this order. */
    public synchronized void nextReads(Fault... faults) {
        readFaults.addAll(List.of(faults));
    }

    /** No further statement meets a fault. */
    public synchronized void noFaults() {
        insertFaults.clear();
        readFaults.clear();
        down = false;
    }

    /** From now on nothing can be reached, or everything again. */
    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    /** Rows that the database refuses for good. */
    public synchronized void poison(Predicate<StoredMessage> bad) {
        poison = bad;
    }

    /** Runs before each statement, on the thread of its caller. */
    public void beforeEach(Runnable action) {
        beforeEach = action;
    }

    /** Runs when a page has been read and its reader has not got it yet, on the thread of the reader. */
    public void afterList(Runnable action) {
        afterList = action;
    }

    /** All rows of a conversation by rising seq. */
    public synchronized List<StoredMessage> rows(Conversation conversation) {
        return List.copyOf(of(conversation).values());
    }

    /** The texts of a conversation by rising seq. */
    public List<String> texts(Conversation conversation) {
        return rows(conversation).stream().map(StoredMessage::text).toList();
    }

    /** Every conversation with a row. */
    public synchronized Set<Conversation> conversations() {
        return Set.copyOf(rows.keySet());
    }

    /** The rows of each insert that was tried. */
    public synchronized List<List<StoredMessage>> statements() {
        return List.copyOf(statements);
    }

    /** The one-to-one conversations whose inbox rows were asked for. */
    public synchronized Set<Conversation> inboxes() {
        return Set.copyOf(inboxes);
    }

    /** The number of reads, failed ones too. */
    public synchronized int reads() {
        return reads;
    }

    /** Stores rows as another node would. */
    public synchronized void store(List<StoredMessage> added) {
        Set<StoredMessage.Key> newKeys = new HashSet<>();
        for (StoredMessage row : added) {
            boolean placeTaken = of(row.conversation()).containsKey(row.seq());
            if (placeTaken || keys.containsKey(row.key()) || !newKeys.add(row.key())) {
                throw new StorageException.DuplicateKey(new IllegalStateException("taken: " + row), placeTaken);
            }
        }
        added.forEach(row -> {
            rows.computeIfAbsent(row.conversation(), c -> new TreeMap<>()).put(row.seq(), row);
            keys.put(row.key(), row);
        });
    }

    /** Takes a row away, which no database does. */
    public synchronized void lose(Conversation conversation, long seq) {
        StoredMessage row = of(conversation).remove(seq);
        keys.remove(row.key());
    }

    @Override
    public void insert(List<StoredMessage> added) {
        beforeEach.run();
        synchronized (this) {
            statements.add(List.copyOf(added));
            if (down) {
                throw unavailableNow();
            }
            Fault fault = insertFaults.poll();
            if (fault == null) {
                insertNow(added);
            } else {
                fault.around(() -> insertNow(added));
            }
        }
    }

    private void insertNow(List<StoredMessage> added) {
        List<StoredMessage> sorted = added.stream()
                .sorted(Comparator.comparing(StoredMessage::conversation).thenComparing(StoredMessage::seq))
                .toList();
        if (!sorted.equals(added)) {
            throw new IllegalArgumentException("The rows are not sorted: " + added);
        }
        if (added.stream().anyMatch(poison)) {
            throw new StorageException("refused", new IllegalStateException("poison"));
        }
        store(added);
    }

    @Override
    public void addInboxes(Collection<Conversation> directs) {
        read();
        synchronized (this) {
            inboxes.addAll(directs);
        }
    }

    @Override
    public Map<Conversation, Long> lastSeqs(Collection<Conversation> conversations) {
        read();
        synchronized (this) {
            Map<Conversation, Long> last = new HashMap<>();
            for (Conversation conversation : conversations) {
                if (!of(conversation).isEmpty()) {
                    last.put(conversation, of(conversation).lastKey());
                }
            }
            return last;
        }
    }

    @Override
    public Map<Conversation, Long> settledLastSeqs(Collection<Conversation> conversations) {
        return lastSeqs(conversations);
    }

    @Override
    public List<StoredMessage> findByKeys(Collection<StoredMessage.Key> wanted) {
        read();
        synchronized (this) {
            return wanted.stream()
                    .distinct()
                    .filter(keys::containsKey)
                    .map(keys::get)
                    .toList();
        }
    }

    @Override
    public List<StoredMessage> listAfter(Conversation conversation, long after, long upTo, int limit) {
        read();
        List<StoredMessage> page;
        synchronized (this) {
            page = of(conversation).tailMap(after, false).headMap(upTo, true).values().stream()
                    .limit(limit)
                    .toList();
        }
        afterList.run();
        return page;
    }

    @Override
    public List<StoredMessage> listBefore(Conversation conversation, long before, long after, int limit) {
        read();
        synchronized (this) {
            return of(conversation).headMap(before, false).tailMap(after, false).descendingMap().values().stream()
                    .limit(limit)
                    .toList();
        }
    }

    private void read() {
        beforeEach.run();
        synchronized (this) {
            reads++;
            if (down) {
                throw unavailableNow();
            }
            Fault fault = readFaults.poll();
            if (fault != null) {
                fault.around(() -> {});
            }
        }
    }

    private NavigableMap<Long, StoredMessage> of(Conversation conversation) {
        return rows.getOrDefault(conversation, new TreeMap<>());
    }
}
