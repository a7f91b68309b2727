package org.chatcluster.bench.micro;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;

/** A log that takes every row at once and keeps none. Immutable. */
final class NoMessages implements MessageDao {
    @Override
    public Map<Conversation, Long> lastSeqs(Collection<Conversation> conversations) {
        return Map.of();
    }

    @Override
    public Map<Conversation, Long> settledLastSeqs(Collection<Conversation> conversations) {
        return Map.of();
    }

    @Override
    public void addInboxes(Collection<Conversation> directs) {}

    @Override
    public void insert(List<StoredMessage> rows) {}

    @Override
    public List<StoredMessage> findByKeys(Collection<StoredMessage.Key> keys) {
        return List.of();
    }

    @Override
    public List<StoredMessage> listAfter(Conversation conversation, long after, long upTo, int limit) {
        return List.of();
    }

    @Override
    public List<StoredMessage> listBefore(Conversation conversation, long before, long after, int limit) {
        return List.of();
    }
}
