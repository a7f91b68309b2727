package org.chatcluster.server.delivery;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusListener;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.AppendListener;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.presence.FriendScreen;
import org.chatcluster.server.session.Session;

/**
 * Brings what is committed to the sessions it concerns: to those of this node with one task for each event loop and batch,
 * whatever the number of messages and members, to those of other nodes with one publication for each channel. Thread-safe; tasks of
 * one caller reach an event loop in the order they were given.
 */
public final class DeliveryService implements AppendListener, BusListener, FriendScreen {
    private final IdentityHashMap<Executor, LoopDelivery> loops = new IdentityHashMap<>();
    private final DeliveryTools tools;

    /** Delivery on these event loops, and by the bus of {@code tools} on other nodes. */
    public DeliveryService(Collection<? extends Executor> eventLoops, DeliveryTools tools) {
        this.tools = tools;
        eventLoops.forEach(loop -> loops.put(loop, new LoopDelivery(loop, tools.gapWait(loop), tools.meter())));
    }

    @Override
    public void committed(List<Append> rows) {
        List<CommittedMessage> messages = new ArrayList<>(rows.size());
        for (Append row : rows) {
            messages.add(CommittedMessage.of(row));
        }
        everywhere(delivery -> delivery.deliver(messages));
        publish(messages);
    }

    private void publish(List<CommittedMessage> messages) {
        ClusterBus bus = tools.bus();
        if (!bus.isShared()) {
            return;
        }
        Map<BusChannel, List<BusMessage>> byChannel = new LinkedHashMap<>();
        for (CommittedMessage message : messages) {
            BusMessage committed = new BusMessage.Committed(
                    message.conversation(),
                    message.seq(),
                    message.senderId(),
                    message.cid(),
                    Unpooled.wrappedBuffer(message.frame(tools.frames())));
            channels(message.conversation())
                    .forEach(channel -> byChannel
                            .computeIfAbsent(channel, unused -> new ArrayList<>())
                            .add(committed));
        }
        List<ClusterBus.Publication> publications = new ArrayList<>(byChannel.size());
        byChannel.forEach((channel, some) -> publications.add(new ClusterBus.Publication(channel, some)));
        bus.publish(publications);
    }

    private static List<BusChannel> channels(Conversation conversation) {
        return conversation.isGroup()
                ? List.of(BusChannel.group(conversation.groupId()))
                : List.of(BusChannel.user(conversation.firstUser()), BusChannel.user(conversation.secondUser()));
    }

    @Override
    public void found(Map<Conversation, Long> lastSeqs) {
        reached(lastSeqs);
        lastSeqs.forEach((conversation, seq) -> channels(conversation)
                .forEach(channel -> tools.bus().publish(channel, new BusMessage.Reached(conversation, seq))));
    }

    /** Conversations are committed up to these seqs: sessions of this node that were not sent that far are fed from the log. */
    public void reached(Map<Conversation, Long> lastSeqs) {
        everywhere(delivery -> delivery.hint(lastSeqs));
    }

    @Override
    public void received(NodeRef sender, BusChannel channel, List<BusMessage> messages) {
        List<CommittedMessage> committed = new ArrayList<>(messages.size());
        Map<Conversation, Long> reached = new HashMap<>();
        int onlyUser = channel.kind() == BusChannel.Kind.USER ? channel.id() : 0;
        for (BusMessage message : messages) {
            if (message instanceof BusMessage.Committed one) {
                committed.add(CommittedMessage.of(one, onlyUser));
            } else if (message instanceof BusMessage.Reached one) {
                reached.merge(one.conversation(), one.seq(), Math::max);
            } else if (message instanceof BusMessage.Notice notice) {
                received(channel, notice);
            }
        }
        if (!committed.isEmpty()) {
            everywhere(delivery -> delivery.deliver(committed));
        }
        if (!reached.isEmpty()) {
            reached(reached);
        }
    }

    private void received(BusChannel channel, BusMessage.Notice notice) {
        switch (channel.kind()) {
            case USER -> everywhere(delivery -> delivery.noticeUser(channel.id(), notice.push(), feed -> true));
            case GROUP ->
                everywhere(
                        delivery -> delivery.noticeGroup(channel.id(), notice.push(), others(notice.exceptUserId())));
            case NODES -> {
                // A notice is for somebody.
            }
        }
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

    /** The account has joined a group: its sessions on this node are sent what is above {@code joinedSeq}. */
    public void joined(int userId, int groupId, long joinedSeq) {
        everywhere(delivery -> delivery.join(userId, groupId, joinedSeq));
    }

    /** The account has left a group: its sessions on this node are sent nothing more of it. */
    public void left(int userId, int groupId) {
        everywhere(delivery -> delivery.leave(userId, groupId));
    }

    /**
     * Compares the sessions of a user on this node with the database: they are fed up to {@code lastSeqs}, and {@code differing} hears
     * of each group in which one of them is and the user is not, or the other way round. It is called on event loops.
     */
    public void compare(int userId, Map<Conversation, Long> lastSeqs, Set<Integer> groups, IntConsumer differing) {
        everywhere(delivery -> delivery.compare(userId, lastSeqs, groups, differing));
    }

    /** Tells every session of a user, as far as each keeps up. */
    public void noticeUser(int userId, Push notice) {
        noticeLocalUser(userId, notice);
        tools.bus().publish(BusChannel.user(userId), new BusMessage.Notice(notice, 0));
    }

    /** Tells every session of a user on this node. */
    public void noticeLocalUser(int userId, Push notice) {
        everywhere(delivery -> delivery.noticeUser(userId, notice, feed -> true));
    }

    /** Tells every session of a user but one. */
    public void noticeOtherSessions(Session session, Push notice) {
        everywhere(delivery -> delivery.noticeUser(session.userId(), notice, not(session)));
        tools.bus().publish(BusChannel.user(session.userId()), new BusMessage.Notice(notice, 0));
    }

    /** Tells every session of the other members of a group, as far as each keeps up. */
    public void noticeOtherMembers(int userId, int groupId, Push notice) {
        everywhere(delivery -> delivery.noticeGroup(groupId, notice, others(userId)));
        tools.bus().publish(BusChannel.group(groupId), new BusMessage.Notice(notice, userId));
    }

    @Override
    public void showPresence(Collection<Integer> userIds, PresenceEvent event) {
        if (!userIds.isEmpty()) {
            everywhere(delivery -> delivery.showPresence(userIds, event));
        }
    }

    @Override
    public void expectPresence(int userId, int friendId) {
        everywhere(delivery -> delivery.expectPresence(userId, friendId));
    }

    private static Predicate<SessionFeed> others(int userId) {
        return feed -> feed.session().userId() != userId;
    }

    private static Predicate<SessionFeed> not(Session session) {
        return feed -> feed.session() != session;
    }

    private void everywhere(Consumer<LoopDelivery> task) {
        loops.forEach((loop, delivery) -> {
            try {
                loop.execute(() -> task.accept(delivery));
            } catch (RejectedExecutionException e) {
                // The loop has ended, and with it every session that could have been told.
                return;
            }
        });
    }

    private LoopDelivery loop(SessionFeed feed) {
        LoopDelivery delivery = loops.get(feed.outlet().loop());
        if (delivery == null) {
            throw new IllegalArgumentException("The feed belongs to no event loop of this node.");
        }
        return delivery;
    }
}
