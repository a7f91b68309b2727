package org.chatcluster.server.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.error.ChatException;

/** The sessions of this node, at most one for each device of an account. Thread-safe. */
public final class SessionRegistry {
    private final ConcurrentMap<Integer, List<Session>> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Enters a session. One of the same device is taken over and closed.
     *
     * @throws ChatException TAKEN_OVER if the device has a session of a later attempt, which stays
     */
    public void register(Session session) {
        List<Session> ended = new ArrayList<>();
        byUser.compute(session.userId(), (id, present) -> {
            List<Session> sessions = present == null ? new ArrayList<>() : new ArrayList<>(present);
            for (Session other : List.copyOf(sessions)) {
                if (other.device().equals(session.device())) {
                    if (other.claim().isAheadOf(session.claim().attempt())) {
                        throw new ChatException(
                                ErrorCode.TAKEN_OVER, "This device has logged in again since this attempt.");
                    }
                    sessions.remove(other);
                    ended.add(other);
                }
            }
            sessions.add(session);
            return List.copyOf(sessions);
        });
        size.addAndGet(1 - ended.size());
        ended.forEach(other -> other.close(CloseReason.TAKEN_OVER));
    }

    /** Removes a session; does nothing if it has been taken over. */
    public void unregister(Session session) {
        byUser.computeIfPresent(session.userId(), (id, present) -> {
            if (!present.contains(session)) {
                return present;
            }
            size.decrementAndGet();
            List<Session> rest =
                    present.stream().filter(other -> other != session).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** The sessions of an account. */
    public List<Session> listSessions(int userId) {
        return byUser.getOrDefault(userId, List.of());
    }

    /** Every session. */
    public List<Session> listAll() {
        return byUser.values().stream().flatMap(Collection::stream).toList();
    }

    /** Whether the account has a session. */
    public State state(int userId) {
        return byUser.containsKey(userId) ? State.ONLINE : State.OFFLINE;
    }

    /** The number of sessions. */
    public int size() {
        return size.get();
    }
}
