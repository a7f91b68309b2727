package org.chatcluster.server.message;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.group.GroupService;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells others how far somebody has read: the first time at once, then at most once a second for each reader and conversation, with
 * the highest seq. Thread-safe.
 */
public final class ReadNotices {
    /** PROTOCOL.md §4. */
    private static final long INTERVAL_MILLIS = 1_000;
    /** PROTOCOL.md §4: in a larger group only the reader's own devices are told. */
    private static final int MAX_TOLD_MEMBERS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ReadNotices.class);

    private final DeliveryService delivery;
    private final GroupService groups;
    private final ScheduledExecutorService timer;
    private final ConcurrentMap<Key, Pending> pending = new ConcurrentHashMap<>();

    private record Key(int userId, Target target) {}

    /** What is to be told at the end of the interval; no session = nothing. */
    private record Pending(@Nullable Session reader, long seq) {}

    /** Notices by {@code delivery}; {@code timer} may be blocked for a moment to count the members of a group. */
    public ReadNotices(DeliveryService delivery, GroupService groups, ScheduledExecutorService timer) {
        this.delivery = delivery;
        this.groups = groups;
        this.timer = timer;
    }

    void read(Session reader, Target target, long seq) {
        Key key = new Key(reader.userId(), target);
        Pending first = new Pending(null, 0);
        Pending now = pending.merge(key, first, (present, ignored) -> new Pending(reader, Math.max(present.seq, seq)));
        if (now.reader == null) {
            timer.execute(() -> tell(reader, target, seq));
            schedule(key);
        }
    }

    private void schedule(Key key) {
        var unused = timer.schedule(() -> intervalIsOver(key), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void intervalIsOver(Key key) {
        Pending last = takeLast(key);
        if (last != null && last.reader != null) {
            tell(last.reader, key.target, last.seq);
            schedule(key);
        }
    }

    /** What has come during the interval; nothing in between it and the beginning of the next one can be told at once. */
    private @Nullable Pending takeLast(Key key) {
        AtomicReference<@Nullable Pending> last = new AtomicReference<>();
        pending.computeIfPresent(key, (same, present) -> {
            last.set(present);
            return present.reader == null ? null : new Pending(null, 0);
        });
        return last.get();
    }

    private void tell(Session reader, Target target, long seq) {
        try {
            ReadEvent event = new ReadEvent(reader.userId(), target, seq);
            delivery.noticeOtherSessions(reader, event);
            if (target instanceof Target.User user) {
                delivery.noticeUser(user.id(), event);
            } else if (target instanceof Target.Group group && groups.countMembers(group.id()) <= MAX_TOLD_MEMBERS) {
                delivery.noticeOtherMembers(reader.userId(), group.id(), event);
            }
        } catch (RuntimeException e) {
            LOG.debug("A read notice was dropped.", e);
        }
    }
}
