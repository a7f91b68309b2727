package org.chatcluster.server.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.StoredMessage;

/** Cursors in memory, beside the log that they point into. Thread-safe. */
public final class FakeInboxDao implements InboxDao {
    private final FakeMessageDao log;
    private final Map<Integer, Map<Conversation, Move>> rows = new HashMap<>();
    private final List<List<Move>> statements = new ArrayList<>();
    private Predicate<Move> poison = move -> false;
    private boolean down;

    /** Cursors into {@code log}. */
    public FakeInboxDao(FakeMessageDao log) {
        this.log = log;
    }

    /** From now on nothing can be reached, or everything again. */
    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    /** Moves that the database refuses for good. */
    public synchronized void poison(Predicate<Move> bad) {
        poison = bad;
    }

    /** The statements that have moved cursors. */
    public synchronized List<List<Move>> statements() {
        return List.copyOf(statements);
    }

    /** Makes a row, or raises the one that is there. */
    public synchronized void put(int userId, Conversation conversation, long receivedSeq, long readSeq) {
        rows.computeIfAbsent(userId, id -> new HashMap<>())
                .merge(
                        conversation,
                        new Move(userId, conversation, receivedSeq, readSeq),
                        (a, b) -> new Move(
                                userId,
                                conversation,
                                Math.max(a.receivedSeq(), b.receivedSeq()),
                                Math.max(a.readSeq(), b.readSeq())));
    }

    @Override
    public synchronized List<Entry> list(int userId) {
        requireUp();
        Map<Conversation, Move> mine = rows.getOrDefault(userId, Map.of());
        TreeSet<Conversation> all = new TreeSet<>(mine.keySet());
        log.inboxes().stream()
                .filter(direct -> direct.firstUser() == userId || direct.secondUser() == userId)
                .forEach(all::add);
        return all.stream()
                .map(conversation -> entry(
                        mine.getOrDefault(conversation, new Move(userId, conversation, 0, 0)), log.rows(conversation)))
                .toList();
    }

    private static Entry entry(Move row, List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return new Entry(row.conversation(), row.receivedSeq(), row.readSeq(), 0, 0);
        }
        StoredMessage last = messages.get(messages.size() - 1);
        return new Entry(row.conversation(), row.receivedSeq(), row.readSeq(), last.seq(), last.time());
    }

    @Override
    public synchronized List<End> listEnds(Collection<Integer> userIds) {
        return userIds.stream()
                .flatMap(user -> list(user).stream().map(entry -> new End(user, entry.conversation(), entry.lastSeq())))
                .toList();
    }

    @Override
    public synchronized void move(Collection<Move> moves) {
        requireUp();
        if (moves.stream().anyMatch(poison)) {
            throw new StorageException("refused", new IllegalStateException("poison"));
        }
        statements.add(List.copyOf(moves));
        moves.forEach(move -> put(move.userId(), move.conversation(), move.receivedSeq(), move.readSeq()));
    }

    private void requireUp() {
        if (down) {
            throw new StorageException.Unavailable(new IllegalStateException("down"));
        }
    }
}
