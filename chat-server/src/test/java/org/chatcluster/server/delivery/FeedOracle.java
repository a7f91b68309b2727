package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.StoredMessage;

/**
 * Goes through what one session was sent and holds it against the promise: within a membership each seq once, in rising order and
 * without holes, as a push or as the ack of an own send; the backlog first, marked, then SYNC_END_MSG, then the rest.
 */
final class FeedOracle {
    /** The session starts here; what was marked before takes effect now. */
    record Started(List<SessionFeed.Start> starts) {}

    /** The session hears that its account has joined a group. */
    record Joined(Conversation group, long seq) {}

    /** The session hears that its account has left a group. */
    record Left(Conversation group) {}

    private final int userId;
    private final FakeMessageDao dao;
    private final Map<Conversation, Long> sent = new HashMap<>();
    private final Map<Conversation, Long> backlogEnds = new HashMap<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final List<Object> early = new ArrayList<>();
    private boolean started;
    private boolean live;

    FeedOracle(int userId, FakeMessageDao dao) {
        this.userId = userId;
        this.dao = dao;
    }

    void check(List<Object> events) {
        for (Object event : events) {
            boolean waits = !started && !(event instanceof Started);
            if (waits) {
                assertThat(event)
                        .as("nothing is sent before the start")
                        .matches(e -> e instanceof Joined || e instanceof Left);
                early.add(event);
            } else {
                take(event);
            }
        }
    }

    /** Everything there is has been sent. */
    void checkComplete() {
        assertThat(live).isTrue();
        sent.forEach((conversation, seq) -> assertThat(seq)
                .as("the end of %s", conversation)
                .isEqualTo(dao.rows(conversation).size()));
        for (Conversation conversation : dao.conversations()) {
            boolean mine = !conversation.isGroup()
                    && (conversation.firstUser() == userId || conversation.secondUser() == userId);
            assertThat(mine && !sent.containsKey(conversation))
                    .as("silence in %s", conversation)
                    .isFalse();
        }
    }

    private void take(Object event) {
        if (event instanceof Started start) {
            start(start);
        } else if (event instanceof Joined joined) {
            sent.putIfAbsent(joined.group, joined.seq);
        } else if (event instanceof Left left) {
            sent.remove(left.group);
            backlogEnds.remove(left.group);
        } else if (event instanceof SyncEnd) {
            assertThat(live).as("one SYNC_END_MSG").isFalse();
            live = true;
            backlogEnds.forEach((conversation, end) -> assertThat(sent.get(conversation))
                    .as("the backlog of %s", conversation)
                    .isGreaterThanOrEqualTo(end));
        } else if (event instanceof ChatPush push) {
            push(push);
        } else if (event instanceof ChatAck ack && !ack.dup()) {
            acknowledge(ack);
        }
    }

    private void start(Started start) {
        started = true;
        start.starts.forEach(one -> {
            sent.put(one.conversation(), one.sent());
            backlogEnds.put(one.conversation(), one.end());
        });
        early.forEach(this::take);
    }

    private void push(ChatPush push) {
        Conversation conversation = Conversation.of(push.sender().id(), push.target());
        next(conversation, push.seq());
        StoredMessage row = row(conversation, push.seq());
        assertThat(row.text()).isEqualTo(push.msg());
        assertThat(row.senderId()).isEqualTo(push.sender().id());
        assertThat(push.offline()).as("offline of %s", push).isEqualTo(!live);
        if (!live) {
            assertThat(push.seq()).isLessThanOrEqualTo(backlogEnds.get(conversation));
        }
    }

    private void acknowledge(ChatAck ack) {
        Conversation conversation = Conversation.of(userId, ack.target());
        StoredMessage row = row(conversation, ack.seq());
        assertThat(row.senderId()).isEqualTo(userId);
        assertThat(row.cid()).isEqualTo(ack.cid());
        assertThat(acknowledged.add(ack.cid())).as("one ack that is no dup").isTrue();
        Long last = sent.get(conversation);
        boolean ofAnEarlierMembership = conversation.isGroup() && (last == null || ack.seq() <= last);
        if (!ofAnEarlierMembership) {
            next(conversation, ack.seq());
        }
    }

    private void next(Conversation conversation, long seq) {
        if (!conversation.isGroup()) {
            sent.putIfAbsent(conversation, 0L);
        }
        assertThat(sent).as("a membership for %s of %s", seq, conversation).containsKey(conversation);
        assertThat(seq).as("the next of %s", conversation).isEqualTo(sent.get(conversation) + 1);
        sent.put(conversation, seq);
    }

    private StoredMessage row(Conversation conversation, long seq) {
        return dao.rows(conversation).get((int) seq - 1);
    }
}
