package org.chatcluster.server.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.log.StoredMessage;

/** Turns rows of the log into what clients are sent of them. Thread-safe; may block for names. */
public final class Pushes {
    private final UserDirectory users;

    /** Pushes with the names of {@code users}. */
    public Pushes(UserDirectory users) {
        this.users = users;
    }

    /** The rows in their order; those up to {@code offlineUpTo} are marked as backlog. */
    public List<ChatPush> of(List<StoredMessage> rows, long offlineUpTo) {
        Set<Integer> senders = new HashSet<>();
        rows.forEach(row -> senders.add(row.senderId()));
        Map<Integer, String> names = users.names(senders);
        return rows.stream()
                .map(row -> of(row, names.getOrDefault(row.senderId(), ""), row.seq() <= offlineUpTo))
                .toList();
    }

    static ChatPush of(StoredMessage row, String senderName, boolean offline) {
        return new ChatPush(
                new UserName(row.senderId(), senderName),
                row.conversation().targetFor(row.senderId()),
                row.text(),
                row.seq(),
                row.time(),
                offline);
    }
}
