package org.chatcluster.server.group;

import java.util.List;
import java.util.concurrent.Executor;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusListener;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sessions of this node in the groups that their users are members of. The news of a change says only what has changed:
 * each node reads in the database how it is, one change after the other, so that the last reading is the truth in whatever order
 * the news comes. Thread-safe.
 */
public final class Memberships implements BusListener {
    private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);

    private final GroupDao dao;
    private final SessionRegistry sessions;
    private final DeliveryService delivery;
    private final ClusterBus bus;
    private final Doubt doubt;
    private final Executor oneThread;

    /** What reads on {@code oneThread}, which must run one task at a time in their order, and may be blocked. */
    public Memberships(
            GroupDao dao,
            SessionRegistry sessions,
            DeliveryService delivery,
            ClusterBus bus,
            Doubt doubt,
            Executor oneThread) {
        this.dao = dao;
        this.sessions = sessions;
        this.delivery = delivery;
        this.bus = bus;
        this.doubt = doubt;
        this.oneThread = oneThread;
    }

    /** A membership was changed in the database: every node is to read how it is. */
    void changed(int userId, int groupId) {
        bus.publish(BusChannel.user(userId), new BusMessage.MembershipChanged(userId, groupId));
        reread(userId, groupId);
    }

    @Override
    public void received(NodeRef sender, BusChannel channel, List<BusMessage> messages) {
        for (BusMessage message : messages) {
            if (message instanceof BusMessage.MembershipChanged change) {
                reread(change.userId(), change.groupId());
            }
        }
    }

    /** Reads whether a user is a member, and lets its sessions here follow. Does not block. */
    public void reread(int userId, int groupId) {
        oneThread.execute(() -> {
            if (sessions.listSessions(userId).isEmpty()) {
                return;
            }
            try {
                dao.findMembership(groupId, userId)
                        .ifPresentOrElse(
                                membership -> delivery.joined(userId, groupId, membership.joinedSeq()),
                                () -> delivery.left(userId, groupId));
            } catch (StorageException e) {
                LOG.warn("A membership could not be read and will be checked: {}", String.valueOf(e.getMessage()));
                doubt.raise("membership not read");
            }
        });
    }
}
