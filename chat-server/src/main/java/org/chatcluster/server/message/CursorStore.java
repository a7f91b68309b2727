package org.chatcluster.server.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cursors that have moved and are not stored yet. A move is in memory at once and in the database a second later, together
 * with all others; what a crash takes away is sent again, and never lost. Thread-safe.
 */
public final class CursorStore {
    private static final int MOVES_AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CursorStore.class);

    private final InboxDao dao;
    /** By user and conversation; an inner map is touched inside {@code compute} of the outer one only. */
    private final ConcurrentMap<Integer, Map<Conversation, Cursors>> moved = new ConcurrentHashMap<>();

    /** How far an account is; 0 = nothing has moved. */
    public record Cursors(long received, long read) {
        /** Nothing has moved. */
        static final Cursors NONE = new Cursors(0, 0);

        private Cursors max(Cursors other) {
            return new Cursors(Math.max(received, other.received), Math.max(read, other.read));
        }
    }

    /** A store over {@code dao}, to be flushed by its owner. */
    public CursorStore(InboxDao dao) {
        this.dao = dao;
    }

    /** The account has everything up to {@code seq}. */
    public void received(int userId, Conversation conversation, long seq) {
        move(userId, conversation, new Cursors(seq, 0));
    }

    /** The person has read up to {@code seq}. */
    public void read(int userId, Conversation conversation, long seq) {
        move(userId, conversation, new Cursors(0, seq));
    }

    private void move(int userId, Conversation conversation, Cursors cursors) {
        moved.compute(userId, (id, present) -> {
            Map<Conversation, Cursors> mine = present == null ? new HashMap<>() : present;
            mine.merge(conversation, cursors, Cursors::max);
            return mine;
        });
    }

    /** What had moved and was not stored at some time. Immutable. */
    public record Unstored(Map<Conversation, Cursors> cursors) {
        /** Copies the map. */
        public Unstored {
            cursors = Map.copyOf(cursors);
        }

        /** The rows with what had not been stored in them, before they were read. */
        public List<InboxDao.Entry> over(List<InboxDao.Entry> rows) {
            return cursors.isEmpty() ? rows : rows.stream().map(this::over).toList();
        }

        private InboxDao.Entry over(InboxDao.Entry row) {
            Cursors moved = cursors.getOrDefault(row.conversation(), Cursors.NONE);
            return new InboxDao.Entry(
                    row.conversation(),
                    Math.max(row.receivedSeq(), moved.received),
                    Math.max(row.readSeq(), moved.read),
                    row.lastSeq(),
                    row.lastTime());
        }
    }

    /** Every conversation of the account. */
    public List<InboxDao.Entry> list(int userId) {
        Unstored unstored = unstored(userId);
        return unstored.over(dao.list(userId));
    }

    /**
     * What has moved and is not stored. To be asked for before the rows are read that it belongs over: between the two it may be
     * stored, but not the other way round.
     */
    public Unstored unstored(int userId) {
        Map<Conversation, Cursors> copy = new HashMap<>();
        moved.computeIfPresent(userId, (id, mine) -> {
            copy.putAll(mine);
            return mine;
        });
        return new Unstored(copy);
    }

    /** Stores what has moved; what cannot be stored now is kept for the next time. Blocks. */
    public void flush() {
        flush(moved.keySet());
    }

    /** Stores what has moved of one account. Blocks. */
    public void flush(int userId) {
        flush(List.of(userId));
    }

    private synchronized void flush(Collection<Integer> userIds) {
        List<InboxDao.Move> moves = new ArrayList<>();
        for (Integer userId : userIds) {
            unstored(userId)
                    .cursors
                    .forEach((conversation, cursors) ->
                            moves.add(new InboxDao.Move(userId, conversation, cursors.received, cursors.read)));
        }
        for (int from = 0; from < moves.size(); from += MOVES_AT_ONCE) {
            store(moves.subList(from, Math.min(moves.size(), from + MOVES_AT_ONCE)));
        }
    }

    /** What the database refuses for good is given up, so that it does not keep the others from being stored. */
    private void store(List<InboxDao.Move> part) {
        try {
            dao.move(part);
        } catch (StorageException.Unavailable | StorageException.Conflict e) {
            throw e;
        } catch (StorageException e) {
            if (part.size() > 1) {
                part.forEach(move -> store(List.of(move)));
                return;
            }
            LOG.error(
                    "The database has refused a cursor of user {}.", part.get(0).userId(), e);
        }
        part.forEach(this::stored);
    }

    private void stored(InboxDao.Move move) {
        moved.computeIfPresent(move.userId(), (id, mine) -> {
            mine.remove(move.conversation(), new Cursors(move.receivedSeq(), move.readSeq()));
            return mine.isEmpty() ? null : mine;
        });
    }

    /** {@link #flush} for a timer: a failure is logged and the next time comes. */
    public void flushQuietly() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("Cursors could not be stored and are kept: {}", String.valueOf(e));
        }
    }
}
