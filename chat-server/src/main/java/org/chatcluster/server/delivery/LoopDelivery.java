package org.chatcluster.server.delivery;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.session.CloseReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of one event loop, by user and by group. Confined to that event loop. */
final class LoopDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(LoopDelivery.class);

    private final Executor loop;
    private final @Nullable Executor gapWait;
    private final DeliveryMeter meter;
    private final IntObjectMap<List<SessionFeed>> byUser = new IntObjectHashMap<>();
    private final IntObjectMap<List<SessionFeed>> byGroup = new IntObjectHashMap<>();
    /** The feeds that are not started yet: of which groups they are members is not known here. */
    private final Set<SessionFeed> loading = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The last seq of the groups in which something was committed while there are such feeds. */
    private final Map<Integer, Long> missed = new HashMap<>();

    private final EarlyMessages early = new EarlyMessages();
    private final List<SessionFeed> unflushed = new ArrayList<>();
    private int pushed;

    /** Feeds of {@code loop}; {@code gapWait} runs there what is due when a gap was waited for, null = gaps are not waited for. */
    LoopDelivery(Executor loop, @Nullable Executor gapWait, DeliveryMeter meter) {
        this.loop = loop;
        this.gapWait = gapWait;
        this.meter = meter;
    }

    void add(SessionFeed feed) {
        int userId = feed.session().userId();
        byUser.put(userId, with(feeds(userId), feed));
        loading.add(feed);
    }

    /** Starts a feed and enters its groups. What was committed in them since its cursors were read is fed to it now. */
    void start(SessionFeed feed, List<SessionFeed.Start> starts) {
        feed.start(starts);
        for (int group : feed.listGroups()) {
            add(byGroup, group, feed);
            feed.hint(Conversation.group(group), missed.getOrDefault(group, 0L));
        }
        loaded(feed);
    }

    void remove(SessionFeed feed) {
        int userId = feed.session().userId();
        List<SessionFeed> rest =
                feeds(userId).stream().filter(other -> other != feed).toList();
        if (rest.isEmpty()) {
            byUser.remove(userId);
        } else {
            byUser.put(userId, rest);
        }
        feed.listGroups().forEach(group -> remove(byGroup, group, feed));
        loaded(feed);
    }

    private void loaded(SessionFeed feed) {
        loading.remove(feed);
        if (loading.isEmpty()) {
            missed.clear();
        }
    }

    private void noteGroup(int group, long seq) {
        if (!loading.isEmpty()) {
            missed.merge(group, seq, Math::max);
        }
    }

    /** Brings a batch to every session of this loop that must see it, and flushes each of them once. */
    void deliver(List<CommittedMessage> messages) {
        pushed = 0;
        for (CommittedMessage message : messages) {
            if (message.conversation().isGroup()) {
                noteGroup(message.conversation().groupId(), message.seq());
            }
            if (spread(message, false)) {
                hold(message);
            }
            if (!early.isEmpty()) {
                bringForward(message.conversation());
            }
        }
        flush();
        meter.pushed(pushed);
    }

    /** Brings a message to the sessions, {@code again} if it came early, and answers whether it is early for one of them. */
    private boolean spread(CommittedMessage message, boolean again) {
        Conversation conversation = message.conversation();
        OutgoingSend send = message.send();
        SessionFeed origin = send == null ? null : send.feed();
        boolean isEarly = send != null && acknowledge(send, message, again);
        if (conversation.isGroup()) {
            return push(byGroup.get(conversation.groupId()), message, origin) || isEarly;
        }
        int first = conversation.firstUser();
        int second = conversation.secondUser();
        if (message.isFor(first)) {
            isEarly |= push(byUser.get(first), message, origin);
        }
        if (message.isFor(second)) {
            isEarly |= push(byUser.get(second), message, origin);
        }
        return isEarly;
    }

    @SuppressWarnings("ReferenceEquality") // An event loop is itself only.
    private boolean acknowledge(OutgoingSend send, CommittedMessage message, boolean again) {
        SessionFeed feed = send.feed();
        if (feed.outlet().loop() != loop) {
            return false;
        }
        try {
            return done(feed, message, again ? feed.acknowledgeEarly(send, message) : feed.acknowledge(send, message));
        } catch (RuntimeException | Error e) {
            failed(feed, e);
            return false;
        }
    }

    private boolean push(@Nullable List<SessionFeed> feeds, CommittedMessage message, @Nullable SessionFeed origin) {
        if (feeds == null) {
            return false;
        }
        boolean isEarly = false;
        // Backwards, since one that fails leaves the list.
        for (int i = feeds.size() - 1; i >= 0; i--) {
            SessionFeed feed = feeds.get(i);
            if (feed != origin) {
                isEarly |= push(feed, message);
            }
        }
        return isEarly;
    }

    private boolean push(SessionFeed feed, CommittedMessage message) {
        try {
            Fed fed = feed.push(message);
            if (fed == Fed.WRITTEN) {
                pushed++;
            }
            return done(feed, message, fed);
        } catch (RuntimeException | Error e) {
            failed(feed, e);
            return false;
        }
    }

    private boolean done(SessionFeed feed, CommittedMessage message, Fed fed) {
        if (fed == Fed.WRITTEN) {
            touched(feed);
        } else if (fed == Fed.EARLY && gapWait == null) {
            feed.hint(message.conversation(), message.seq());
        }
        return fed == Fed.EARLY && gapWait != null;
    }

    /** A defect in one session must not keep the others from their messages; an error neither, which may be for want of memory. */
    private static void failed(SessionFeed feed, Throwable e) {
        LOG.error("Delivery to {} has failed.", feed.session(), e);
        feed.session().close(CloseReason.INTERNAL);
    }

    private void hold(CommittedMessage message) {
        Conversation conversation = message.conversation();
        if (early.isFull() || gapWait == null) {
            hint(Map.of(conversation, message.seq()));
        } else if (early.hold(message)) {
            gapWait.execute(() -> endWait(conversation));
        }
    }

    /** Tries the early messages of a conversation again, as long as they fit. */
    private void bringForward(Conversation conversation) {
        for (CommittedMessage message : early.list(conversation)) {
            if (spread(message, true)) {
                return;
            }
            early.release(message);
        }
    }

    /** What is missing has not come in time: those that wait for it are fed from the log. */
    private void endWait(Conversation conversation) {
        long seq = early.release(conversation);
        if (seq > 0) {
            meter.gap();
            hint(Map.of(conversation, seq));
            flush();
        }
    }

    /** Conversations are committed up to these seqs: who has not been sent that far is fed from the log. */
    void hint(Map<Conversation, Long> lastSeqs) {
        lastSeqs.forEach((conversation, seq) -> {
            if (conversation.isGroup()) {
                noteGroup(conversation.groupId(), seq);
                byGroup.getOrDefault(conversation.groupId(), List.of()).forEach(feed -> feed.hint(conversation, seq));
            } else {
                feeds(conversation.firstUser()).forEach(feed -> feed.hint(conversation, seq));
                feeds(conversation.secondUser()).forEach(feed -> feed.hint(conversation, seq));
            }
        });
    }

    /** The account joins a group: its sessions here are fed from above {@code joinedSeq}. */
    void join(int userId, int groupId, long joinedSeq) {
        for (SessionFeed feed : feeds(userId)) {
            if (feed.join(groupId, joinedSeq)) {
                // It stands there already if it has left and joined again without having heard of it.
                remove(byGroup, groupId, feed);
                add(byGroup, groupId, feed);
            }
        }
    }

    /** The account leaves a group: its sessions here get nothing more of it. */
    void leave(int userId, int groupId) {
        for (SessionFeed feed : feeds(userId)) {
            remove(byGroup, groupId, feed);
            feed.leave(groupId);
        }
    }

    /** Feeds the sessions of a user up to what is committed, and tells in which groups they are by mistake, or are not. */
    void compare(int userId, Map<Conversation, Long> lastSeqs, Set<Integer> groups, IntConsumer differing) {
        for (SessionFeed feed : feeds(userId)) {
            feed.compareGroups(groups, differing);
            lastSeqs.forEach((conversation, seq) -> {
                if (!conversation.isGroup() || groups.contains(conversation.groupId())) {
                    feed.hint(conversation, seq);
                }
            });
        }
    }

    /** Sends a notice to the sessions of a user that {@code which} takes. */
    void noticeUser(int userId, Push notice, Predicate<SessionFeed> which) {
        notice(feeds(userId), notice, which);
    }

    /** Sends a notice to the sessions of a group's members that {@code which} takes. */
    void noticeGroup(int groupId, Push notice, Predicate<SessionFeed> which) {
        notice(byGroup.getOrDefault(groupId, List.of()), notice, which);
    }

    /** Shows a friend's state to the sessions of these users. */
    void showPresence(Collection<Integer> userIds, PresenceEvent event) {
        for (int userId : userIds) {
            notice(feeds(userId), event, feed -> true);
        }
    }

    /** The sessions of a user know nothing of this friend yet. */
    void expectPresence(int userId, int friendId) {
        feeds(userId).forEach(feed -> feed.expectPresence(friendId));
    }

    private void notice(List<SessionFeed> feeds, Push notice, Predicate<SessionFeed> which) {
        for (SessionFeed feed : feeds) {
            if (which.test(feed) && feed.notice(notice)) {
                touched(feed);
            }
        }
        flush();
    }

    private List<SessionFeed> feeds(int userId) {
        return byUser.getOrDefault(userId, List.of());
    }

    private void touched(SessionFeed feed) {
        if (feed.markUnflushed()) {
            unflushed.add(feed);
        }
    }

    private void flush() {
        unflushed.forEach(SessionFeed::flush);
        unflushed.clear();
    }

    /** Another list: an immutable one of one feed, which is what almost every user has, is the smallest there is. */
    private static List<SessionFeed> with(List<SessionFeed> feeds, SessionFeed feed) {
        if (feeds.isEmpty()) {
            return List.of(feed);
        }
        List<SessionFeed> more = new ArrayList<>(feeds);
        more.add(feed);
        return List.copyOf(more);
    }

    private static void add(IntObjectMap<List<SessionFeed>> map, int key, SessionFeed feed) {
        List<SessionFeed> feeds = map.get(key);
        if (feeds == null) {
            feeds = new ArrayList<>(2);
            map.put(key, feeds);
        }
        feeds.add(feed);
    }

    private static void remove(IntObjectMap<List<SessionFeed>> map, int key, SessionFeed feed) {
        List<SessionFeed> feeds = map.get(key);
        if (feeds != null && feeds.remove(feed) && feeds.isEmpty()) {
            map.remove(key);
        }
    }
}
