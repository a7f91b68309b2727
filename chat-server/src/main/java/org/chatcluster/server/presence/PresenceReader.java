package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.cluster.Lease;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.cluster.PresenceStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who is online, here and elsewhere, and tells the board what it finds. Thread-safe; only {@link #await} blocks. */
final class PresenceReader {
    /** More than the store takes for its answer, were it a failure. */
    private static final long ANSWER_MILLIS = 1_000;
    /** How many friends are looked up together when all of them are. */
    private static final int TOGETHER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceReader.class);

    private final PresenceTools tools;
    private final LiveEntries live;
    private final LeaseKeeper keeper;
    private final FriendBoard board;

    PresenceReader(PresenceTools tools, LiveEntries live, LeaseKeeper keeper, FriendBoard board) {
        this.tools = tools;
        this.live = live;
        this.keeper = keeper;
        this.board = board;
    }

    /** Those of the users who are online; nobody if that cannot be found out in time. */
    Set<Integer> await(Collection<Integer> userIds) {
        try {
            return find(userIds).toCompletableFuture().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Who is online could not be found out.", e);
            return Set.of();
        }
    }

    /** Those of the users who are online. */
    CompletionStage<Set<Integer>> find(Collection<Integer> userIds) {
        Set<Integer> online = new HashSet<>();
        List<Integer> elsewhere = new ArrayList<>();
        for (int userId : userIds) {
            if (tools.sessions().state(userId) == State.ONLINE) {
                online.add(userId);
            } else {
                elsewhere.add(userId);
            }
        }
        if (elsewhere.isEmpty() || !tools.bus().isShared()) {
            return CompletableFuture.completedStage(online);
        }
        return live.find(elsewhere)
                .handle((found, failure) -> found)
                .thenApplyAsync(
                        found -> {
                            online.addAll(onlineElsewhere(elsewhere, found));
                            return online;
                        },
                        tools.thread());
    }

    /** What was found, and while that may be too little also what was heard. On the presence thread. */
    private Set<Integer> onlineElsewhere(Collection<Integer> userIds, PresenceStore.@Nullable Found found) {
        Set<Integer> online = new HashSet<>();
        if (found != null) {
            found.entries().forEach((userId, entries) -> board.learn(userId, nodes(entries)));
            online.addAll(found.entries().keySet());
        }
        if (found == null || keeper.isUnsettled()) {
            userIds.stream().filter(board::isElsewhere).forEach(online::add);
        }
        return online;
    }

    /** Reads again where all friends are. On the presence thread. */
    void readAgain() {
        readAgain(board.listFriends().iterator());
    }

    private void readAgain(Iterator<Integer> friends) {
        List<Integer> some = new ArrayList<>();
        while (friends.hasNext() && some.size() < TOGETHER) {
            some.add(friends.next());
        }
        long since = board.changes();
        Set<NodeRef> peers = board.nodes();
        Set<String> names = new HashSet<>();
        names.add(tools.self().name());
        peers.forEach(peer -> names.add(peer.name()));
        var unused = live.find(some)
                // After the entries, so that what was lost with a flush is not taken for what was never there.
                .thenCompose(found -> live.readLeases(names).thenApply(leases -> new Look(found, leases)))
                .whenCompleteAsync(
                        (look, failure) -> {
                            if (failure != null) {
                                // The leases cannot be read either, and when they can again, this comes again.
                                LOG.debug("Friends could not be looked up.", failure);
                                return;
                            }
                            Set<NodeRef> asked = steady(peers, look.leases);
                            some.forEach(friend -> board.correct(
                                    friend, nodes(look.found.entries().getOrDefault(friend, List.of())), asked, since));
                            if (friends.hasNext()) {
                                readAgain(friends);
                            }
                        },
                        tools.thread());
    }

    private record Look(PresenceStore.Found found, Map<String, String> leases) {}

    /**
     * The nodes whose entries are all there. None while this node's own lease is not: then the store has lost what it had, and the
     * others write it again as this one does. Those that stop or have died are judged by their leases.
     */
    private Set<NodeRef> steady(Set<NodeRef> peers, Map<String, String> leases) {
        if (keeper.isUnsettled()
                || !keeper.lease().value().equals(leases.get(tools.self().name()))) {
            return Set.of();
        }
        return peers.stream()
                .filter(peer -> Lease.isSteady(peer, leases.get(peer.name())))
                .collect(Collectors.toSet());
    }

    private static Set<NodeRef> nodes(Collection<PresenceEntry> entries) {
        Set<NodeRef> nodes = new HashSet<>();
        entries.forEach(entry -> nodes.add(entry.lease().node()));
        return nodes;
    }
}
