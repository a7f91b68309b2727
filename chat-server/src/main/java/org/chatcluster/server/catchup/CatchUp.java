package org.chatcluster.server.catchup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.group.Memberships;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.message.InboxDao;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check: while there is {@link Doubt} whether this node hears of everything, compares what its sessions have with the database,
 * again and again. So chat between nodes goes on without a bus, only slower. Thread-safe; a round runs on a thread of its own.
 */
public final class CatchUp {
    /** Between two rounds while a doubt lasts. With the time it takes to find a bus dead, less than three seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A round that takes long, with very many conversations, must not keep the database busy all the time. */
    private static final int PAUSES_PER_ROUND = 2;

    private static final int USERS_AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Doubt doubt;
    private final Sources sources;
    private final DeliveryService delivery;
    private final Memberships memberships;
    private final ChatMetrics metrics;
    private final Executor oneThread;
    private final LongSupplier nanoTime;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long notBefore;
    private Set<String> lastCauses = Set.of();

    /** Who is here, and what the database says of them. {@code others} compares what is not of conversations. */
    public record Sources(
            SessionRegistry sessions, InboxDao inbox, GroupDao groups, Consumer<Collection<Session>> others) {}

    /** A check whose rounds run on {@code oneThread}, which may be blocked. */
    public CatchUp(
            Doubt doubt,
            Sources sources,
            DeliveryService delivery,
            Memberships memberships,
            ChatMetrics metrics,
            Executor oneThread,
            LongSupplier nanoTime) {
        this.doubt = doubt;
        this.sources = sources;
        this.delivery = delivery;
        this.memberships = memberships;
        this.metrics = metrics;
        this.oneThread = oneThread;
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    /** Begins a round if one is due. For a timer; does not block. */
    public void poll() {
        if (nanoTime.getAsLong() - notBefore < 0 || !running.compareAndSet(false, true)) {
            return;
        }
        Set<String> causes = doubt.take();
        if (causes.isEmpty()) {
            lastCauses = causes;
            running.set(false);
            return;
        }
        if (!causes.equals(lastCauses)) {
            LOG.info("Comparing all sessions with the database: {}.", String.join(", ", causes));
            lastCauses = causes;
        }
        oneThread.execute(this::round);
    }

    private void round() {
        long start = nanoTime.getAsLong();
        try {
            compareAll();
        } catch (StorageException e) {
            LOG.debug("The check could not read the database and comes again.", e);
            doubt.raise("check not finished");
        } catch (RuntimeException | Error e) {
            LOG.error("The check has failed and comes again.", e);
            doubt.raise("check not finished");
        } finally {
            long end = nanoTime.getAsLong();
            metrics.checked(end - start);
            notBefore = end + Math.max(PAUSE.toNanos(), PAUSES_PER_ROUND * (end - start));
            running.set(false);
        }
    }

    private void compareAll() {
        List<Session> sessions = sources.sessions.listAll();
        List<Integer> users = sessions.stream().map(Session::userId).distinct().toList();
        for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
            compare(users.subList(from, Math.min(from + USERS_AT_ONCE, users.size())));
        }
        sources.others.accept(sessions);
    }

    private void compare(List<Integer> users) {
        // The memberships first: who joins after that is told of it, or found by the next round.
        Map<Integer, Set<Integer>> groups = sources.groups.listGroupIds(users);
        Map<Integer, Map<Conversation, Long>> lastSeqs = new HashMap<>();
        for (InboxDao.End end : sources.inbox.listEnds(users)) {
            lastSeqs.computeIfAbsent(end.userId(), user -> new HashMap<>()).put(end.conversation(), end.lastSeq());
        }
        for (int user : new ArrayList<>(users)) {
            delivery.compare(
                    user,
                    lastSeqs.getOrDefault(user, Map.of()),
                    groups.getOrDefault(user, Set.of()),
                    group -> memberships.reread(user, group));
        }
    }
}
