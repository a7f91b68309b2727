package org.chatcluster.server.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusListener;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions whose token has been revoked, on whichever node. The database says which that are. Thread-safe. */
public final class Revocations implements BusListener {
    private static final int TOGETHER = 500;
    private static final String UNCHECKED = "tokens were not compared";
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final AccountDao accounts;
    private final SessionRegistry sessions;
    private final ClusterBus bus;
    private final Doubt doubt;
    private final Executor requests;

    /** What other nodes tell is looked up on {@code requests}, which may be blocked. */
    public Revocations(AccountDao accounts, SessionRegistry sessions, ClusterBus bus, Doubt doubt, Executor requests) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.bus = bus;
        this.doubt = doubt;
        this.requests = requests;
    }

    /** Every token of the user has been revoked. Does not block. */
    public void revokedAll(int userId) {
        sessions.listSessions(userId).forEach(session -> session.close(CloseReason.LOGGED_OUT));
        bus.publish(BusChannel.user(userId), new BusMessage.TokensRevoked(userId));
    }

    /** Ends those of the sessions whose token is not there any more. Blocks. */
    public void closeRevoked(Collection<Session> suspects) {
        List<Session> all = List.copyOf(suspects);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Session> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
            List<String> hashes = new ArrayList<>(some.size());
            some.forEach(session -> hashes.add(session.tokenHash()));
            Set<String> valid = accounts.findTokens(hashes);
            for (Session session : some) {
                if (!valid.contains(session.tokenHash())) {
                    session.close(CloseReason.LOGGED_OUT);
                }
            }
        }
    }

    @Override
    public void received(NodeRef sender, BusChannel channel, List<BusMessage> messages) {
        for (BusMessage message : messages) {
            if (message instanceof BusMessage.TokensRevoked revoked) {
                checkLater(revoked.userId());
            }
        }
    }

    private void checkLater(int userId) {
        try {
            requests.execute(() -> check(userId));
        } catch (RejectedExecutionException e) {
            doubt.raise(UNCHECKED);
        }
    }

    private void check(int userId) {
        try {
            closeRevoked(sessions.listSessions(userId));
        } catch (StorageException e) {
            LOG.debug("The tokens of user {} could not be looked up; the check does it.", userId, e);
            doubt.raise(UNCHECKED);
        }
    }
}
