package org.chatcluster.server.delivery;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.AppendListener;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.session.Session;

/**
 * Brings what is committed to the sessions of this node: one task for each event loop and batch, whatever the number of messages and
 * members. Thread-safe; tasks of one caller reach an event loop in the order they were given.
 */
public final class DeliveryService implements AppendListener {
    private final IdentityHashMap<Executor, LoopDelivery> loops = new IdentityHashMap<>();

    /** Delivery on these event loops. */
    public DeliveryService(Collection<? extends Executor> eventLoops, DeliveryMeter meter) {
        eventLoops.forEach(loop -> loops.put(loop, new LoopDelivery(loop, meter)));
    }

    @Override
    public void committed(List<Append> rows) {
        CommittedBatch batch = new CommittedBatch(rows, loops.size());
        loops.forEach((loop, delivery) -> {
            Runnable task = () -> {
                try {
                    delivery.deliver(batch);
                } finally {
                    batch.loopIsDone();
                }
            };
            if (!execute(loop, task)) {
                batch.loopIsDone();
            }
        });
    }

    @Override
    public void found(Map<Conversation, Long> lastSeqs) {
        everywhere(delivery -> delivery.hint(lastSeqs));
    }

    /** Enters a feed, which takes note of what is delivered from now on. On the feed's event loop. */
    public void register(SessionFeed feed) {
        loop(feed).add(feed);
    }

    /** Starts a feed, right after its LOGIN_MSG_ACK was written. On the feed's event loop. */
    public void start(SessionFeed feed, List<SessionFeed.Start> starts) {
        loop(feed).start(feed, starts);
    }

    /** Ends a feed. On the feed's event loop. */
    public void unregister(SessionFeed feed) {
        loop(feed).remove(feed);
        feed.close();
    }

    /** The account has joined a group: its sessions are sent what is above {@code joinedSeq}. */
    public void joined(int userId, int groupId, long joinedSeq) {
        everywhere(delivery -> delivery.join(userId, groupId, joinedSeq));
    }

    /** The account has left a group: its sessions are sent nothing more of it. */
    public void left(int userId, int groupId) {
        everywhere(delivery -> delivery.leave(userId, groupId));
    }

    /** Tells every session of a user, as far as each keeps up. */
    public void noticeUser(int userId, Push notice) {
        everywhere(delivery -> delivery.noticeUser(userId, notice, feed -> true));
    }

    /** Tells every session of a user but one. */
    public void noticeOtherSessions(Session session, Push notice) {
        everywhere(delivery -> delivery.noticeUser(session.userId(), notice, not(session)));
    }

    /** Tells every session of a group's members, as far as each keeps up. */
    public void noticeGroup(int groupId, Push notice) {
        everywhere(delivery -> delivery.noticeGroup(groupId, notice, feed -> true));
    }

    /** Tells every session of the other members of a group. */
    public void noticeOtherMembers(int userId, int groupId, Push notice) {
        everywhere(delivery ->
                delivery.noticeGroup(groupId, notice, feed -> feed.session().userId() != userId));
    }

    private static Predicate<SessionFeed> not(Session session) {
        return feed -> feed.session() != session;
    }

    private void everywhere(Consumer<LoopDelivery> task) {
        loops.forEach((loop, delivery) -> execute(loop, () -> task.accept(delivery)));
    }

    /** False if the loop has ended, and with it every session that could have been told. */
    private static boolean execute(Executor loop, Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private LoopDelivery loop(SessionFeed feed) {
        LoopDelivery delivery = loops.get(feed.outlet().loop());
        if (delivery == null) {
            throw new IllegalArgumentException("The feed belongs to no event loop of this node.");
        }
        return delivery;
    }
}
