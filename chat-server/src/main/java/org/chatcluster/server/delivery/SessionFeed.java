package org.chatcluster.server.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What one session is sent: of every conversation each seq once and in rising order, as a push or as the ack of its own send. What
 * does not fit, because the client reads slowly, is still in its backlog or has missed one, is not kept here: the
 * conversation is marked as behind, and {@link LogFeeder} reads it from the log when there is room. Confined to the event loop of
 * its {@link Outlet}.
 */
public final class SessionFeed {
    private static final int MAX_WAITING_NOTICES = 1_000;

    private final Session session;
    private final Outlet outlet;
    private final FeedTools tools;
    private final ConversationStates states = new ConversationStates();
    private final RefusalGates gates = new RefusalGates();
    private final SendsInFlight sends = new SendsInFlight();
    private final LogFeeder feeder;
    private final SessionChannels channels;
    private final ShownFriends friends = new ShownFriends();
    /** Null from the start on. */
    private @Nullable Meanwhile meanwhile = new Meanwhile();

    private Phase phase = Phase.LOADING;
    private boolean unflushed;
    /** Whether something has gone on since {@link #rest}. */
    private boolean stirred;

    private enum Phase {
        /** Registered, so that nothing falls between, but the cursors are still being read. */
        LOADING,
        RUNNING,
        CLOSED
    }

    /** What was committed and done while the cursors were being read. */
    private static final class Meanwhile {
        private final Map<Conversation, Long> missed = new HashMap<>();
        private final List<Runnable> afterStart = new ArrayList<>();
    }

    /** Where a session starts in a conversation: {@code sent} is what its client has, {@code end} the last message there is. */
    public record Start(Conversation conversation, long sent, long end, long read) {}

    /** A feed that takes note of what is delivered, and sends nothing before {@link #start}. */
    public SessionFeed(Session session, Outlet outlet, FeedTools tools) {
        this.session = session;
        this.outlet = outlet;
        this.tools = tools;
        this.feeder = new LogFeeder(session, outlet, tools, sends, states);
        this.channels = new SessionChannels(tools.bus());
    }

    /** Whose feed it is. */
    public Session session() {
        return session;
    }

    Outlet outlet() {
        return outlet;
    }

    /** What the session hears of other nodes. */
    public SessionChannels channels() {
        return channels;
    }

    /** The sends whose outcome the client has not been told. */
    public int sendsInFlight() {
        return sends.size();
    }

    /** Begins the backlog, right after the LOGIN_MSG_ACK was written. */
    public void start(Collection<Start> starts) {
        Meanwhile before = meanwhile;
        if (before == null) {
            return;
        }
        meanwhile = null;
        phase = Phase.RUNNING;
        states.reserve(starts.size());
        for (Start start : starts) {
            states.begin(new ConversationState(start.conversation(), start.sent(), start.end(), start.read()));
        }
        feeder.startBacklog();
        before.missed.forEach(this::hint);
        before.afterStart.forEach(Runnable::run);
        outlet.flush();
    }

    /** The client has been told of its friends, by the LOGIN_MSG_ACK: only what differs from that is news. */
    public void friendsShown(Collection<Friend> shown) {
        friends.begin(shown);
    }

    /** Ends the feed: nothing is written any more. */
    public void close() {
        phase = Phase.CLOSED;
        channels.close();
        feeder.close();
        states.clear();
        gates.clear();
        meanwhile = null;
    }

    /** The client has caught up with reading. */
    public void writable() {
        feeder.feed();
    }

    /** The last seq that is known in a conversation, or -1 if this session has none such. */
    public long end(Conversation conversation) {
        ConversationState state = states.get(conversation);
        return state == null ? -1 : state.end;
    }

    /** The groups of this session. */
    List<Integer> listGroups() {
        return states.listGroups();
    }

    /** Tells of which of {@code groups} this session does not know, and which it has beyond them; of none while it is loading. */
    void compareGroups(Set<Integer> groups, IntConsumer differing) {
        if (phase != Phase.RUNNING) {
            return;
        }
        Set<Integer> mine = new HashSet<>(listGroups());
        groups.stream().filter(group -> !mine.contains(group)).forEach(differing::accept);
        mine.stream().filter(group -> !groups.contains(group)).forEach(differing::accept);
    }

    /** Notes how far the person has read a conversation that has so many messages, and answers whether that is news. */
    public boolean read(Conversation conversation, long seq) {
        ConversationState state = stateOf(conversation);
        if (state == null || seq <= state.read) {
            return false;
        }
        state.read = seq;
        return true;
    }

    /**
     * Hands a send to its lane. With an {@code objection} the lane only looks whether it is stored already, unless it may come
     * again later.
     */
    public void send(OutgoingMessage message, @Nullable ChatException objection) {
        long cid = message.cid() == 0 ? tools.cids().next() : message.cid();
        OutgoingSend send = new OutgoingSend(this, message, cid);
        Conversation conversation = message.conversation();
        if (!gates.admits(conversation, cid)) {
            refuse(send, conversation, new ChatException(ErrorCode.UNAVAILABLE));
            return;
        }
        ConversationState state = objection == null ? stateOf(conversation) : states.get(conversation);
        ChatException reason = objection;
        if (objection == null && state == null) {
            // The account has joined a group, but this session has not heard of it yet.
            reason = new ChatException(ErrorCode.UNAVAILABLE);
        }
        if (reason != null && (reason.code().retry() || send.clientCid() == 0)) {
            refuse(send, conversation, reason);
            return;
        }
        Append append = new Append(
                message.draft(session.userId(), cid),
                session.user().name(),
                send,
                state == null ? new Append.Stream() : state.stream(),
                reason);
        sends.add(send);
        if (!tools.log().offer(append)) {
            sends.remove(send);
            refuse(send, conversation, new ChatException(ErrorCode.UNAVAILABLE));
            return;
        }
        outlet.sendsInFlight(sends.size());
    }

    /** The state of a conversation of this session; that of a one-to-one conversation comes into being here. */
    private @Nullable ConversationState stateOf(Conversation conversation) {
        ConversationState state = states.get(conversation);
        if (state == null && !conversation.isGroup() && phase == Phase.RUNNING) {
            state = put(new ConversationState(conversation, 0, 0, 0));
        }
        return state;
    }

    private void refuse(OutgoingSend send, Conversation conversation, ChatException reason) {
        if (reason.code().retry()) {
            gates.refused(conversation, send);
        }
        outlet.write(send.refusal(reason), send.rid());
    }

    /** The lane's word on a send that it has not committed. */
    void resolved(OutgoingSend send, Append append) {
        if (phase == Phase.CLOSED) {
            return;
        }
        ConversationState stalled = sends.takeStalled(send.cid());
        sends.remove(send);
        if (append.outcome() == Append.Outcome.DUPLICATE) {
            gates.settled(append.conversation(), send.cid());
            outlet.write(send.ack(append.seq(), append.time(), true), send.rid());
        } else {
            if (append.refusal().code().retry()) {
                gates.refusedAhead(append.conversation(), send);
            } else {
                gates.settled(append.conversation(), send.cid());
            }
            outlet.write(send.refusal(append.refusal()), send.rid());
        }
        outlet.sendsInFlight(sends.size());
        feeder.resume(stalled);
        outlet.flush();
    }

    /** The session's own message is committed: its ack takes the place of the push. */
    Fed acknowledge(OutgoingSend send, CommittedMessage message) {
        if (phase == Phase.CLOSED) {
            return Fed.DONE;
        }
        gates.settled(message.conversation(), send.cid());
        ConversationState state = states.get(message.conversation());
        if (state == null || message.seq() <= state.sent) {
            writeAck(send, message);
            return Fed.WRITTEN;
        }
        state.knowOf(message.seq());
        if (isNext(state, message)) {
            state.sent = message.seq();
            writeAck(send, message);
            return Fed.WRITTEN;
        }
        sends.hold(new SendsInFlight.Held(send, message.seq(), message.time()));
        feeder.resume(sends.takeStalled(send.cid()));
        return notNext(state);
    }

    /** {@link #acknowledge} again, of a message that came early; the log may have brought the ack in the meantime. */
    @SuppressWarnings("ReferenceEquality") // Two sends of one cid can be alike in everything else.
    Fed acknowledgeEarly(OutgoingSend send, CommittedMessage message) {
        SendsInFlight.Held held = sends.findHeld(send.cid());
        return held != null && held.send() == send ? acknowledge(send, message) : Fed.DONE;
    }

    private static boolean isNext(ConversationState state, CommittedMessage message) {
        return !state.behind && message.seq() == state.sent + 1;
    }

    /** What is not next comes from the log, unless only the message in front of it is late. */
    private Fed notNext(ConversationState state) {
        if (!state.behind && feeder.isLive() && outlet.isWritable()) {
            return Fed.EARLY;
        }
        feeder.fallBehind(state);
        return Fed.DONE;
    }

    private void writeAck(OutgoingSend send, CommittedMessage message) {
        ConversationState stalled = sends.takeStalled(send.cid());
        sends.remove(send);
        outlet.write(send.ack(message.seq(), message.time(), false), send.rid());
        outlet.sendsInFlight(sends.size());
        feeder.resume(stalled);
    }

    /** The conversation is committed up to {@code seq}, which this session may not have heard of. */
    void hint(Conversation conversation, long seq) {
        if (meanwhile != null) {
            meanwhile.missed.merge(conversation, seq, Math::max);
            return;
        }
        ConversationState state = stateOf(conversation);
        if (state != null && seq > state.sent) {
            state.knowOf(seq);
            feeder.fallBehind(state);
        }
    }

    /** Somebody's message is committed. */
    Fed push(CommittedMessage message) {
        if (phase == Phase.LOADING) {
            hint(message.conversation(), message.seq());
            return Fed.DONE;
        }
        ConversationState state = stateOf(message.conversation());
        if (state == null || message.seq() <= state.sent) {
            return Fed.DONE;
        }
        state.knowOf(message.seq());
        if (message.senderId() == session.userId() && sends.contains(message.cid())) {
            // Sent here too, and only the lane here may say what has become of that: the log stops in front of it.
            feeder.fallBehind(state);
            return Fed.DONE;
        }
        if (!isNext(state, message) || !feeder.isLive()) {
            return notNext(state);
        }
        if (!outlet.isWritable()) {
            // It may be no more than a large batch that has not been flushed.
            outlet.flush();
        }
        if (!outlet.isWritable()) {
            feeder.fallBehind(state);
            return Fed.DONE;
        }
        byte[] frame = message.frame(tools.frames());
        state.sent = message.seq();
        outlet.write(frame);
        return Fed.WRITTEN;
    }

    /** The conversation is read from the log up to its end, whatever this session has heard of it. */
    private void reread(Conversation conversation) {
        ConversationState state = states.get(conversation);
        if (state != null) {
            feeder.fallBehind(state);
        }
    }

    /** Best effort: dropped when the client reads too slowly. Answers whether something was written. */
    boolean notice(Push notice) {
        if (meanwhile != null) {
            if (meanwhile.afterStart.size() < MAX_WAITING_NOTICES) {
                meanwhile.afterStart.add(() -> notice(notice));
            }
            return false;
        }
        if (notice instanceof ReadEvent event && event.id() == session.userId()) {
            read(Conversation.of(event.id(), event.target()), event.seq());
        }
        boolean known = notice instanceof PresenceEvent event && !friends.isNews(event);
        if (known || phase == Phase.CLOSED || !outlet.isWritable()) {
            return false;
        }
        if (notice instanceof PresenceEvent event) {
            friends.shown(event);
        }
        outlet.write(notice, FrameEncoder.NO_RID);
        return true;
    }

    /** The client knows nothing of this friend yet: whatever comes next is news. */
    void expectPresence(int friendId) {
        if (meanwhile != null) {
            if (meanwhile.afterStart.size() < MAX_WAITING_NOTICES) {
                meanwhile.afterStart.add(() -> friends.forget(friendId));
            }
            return;
        }
        friends.forget(friendId);
    }

    /** The account has become a member: everything above {@code joinedSeq} follows. False if that was known, or has to wait. */
    boolean join(int groupId, long joinedSeq) {
        if (meanwhile != null) {
            meanwhile.afterStart.add(() -> join(groupId, joinedSeq));
            return false;
        }
        Conversation conversation = Conversation.group(groupId);
        ConversationState known = states.get(conversation);
        if (known != null && joinedSeq > known.sent) {
            // It has left and joined again, and this session has heard of neither.
            leave(groupId);
            known = null;
        }
        if (phase == Phase.CLOSED || known != null) {
            return false;
        }
        CompletableFuture<Void> heard =
                channels.hear(List.of(BusChannel.group(groupId))).toCompletableFuture();
        feeder.fallBehind(put(new ConversationState(conversation, joinedSeq, joinedSeq, joinedSeq)));
        if (!heard.isDone()) {
            // What is published until then is not heard.
            var unused = heard.thenRunAsync(() -> reread(conversation), outlet.loop());
        }
        return true;
    }

    /** The account is no member any more: nothing follows but the acks of what it sent before. */
    void leave(int groupId) {
        if (meanwhile != null) {
            meanwhile.afterStart.add(() -> leave(groupId));
            return;
        }
        ConversationState state = states.remove(Conversation.group(groupId));
        if (state == null) {
            return;
        }
        state.gone = true;
        channels.leave(BusChannel.group(groupId));
        for (SendsInFlight.Held held : sends.listHeld(new Target.Group(groupId))) {
            sends.remove(held.send());
            outlet.write(
                    held.send().ack(held.seq(), held.time(), false), held.send().rid());
        }
        feeder.feed();
        outlet.sendsInFlight(sends.size());
        outlet.flush();
    }

    /**
     * Gives back the memory that only a session needs in which something is going on. To be called now and then; does so when nothing was
     * since the last time.
     */
    public void rest() {
        if (stirred) {
            stirred = false;
        } else if (phase == Phase.RUNNING && sends.size() == 0 && gates.isEmpty()) {
            states.rest();
            sends.rest();
        }
    }

    /** Marks the feed as having something to flush; false if it was marked already. */
    boolean markUnflushed() {
        boolean first = !unflushed;
        unflushed = true;
        return first;
    }

    void flush() {
        unflushed = false;
        stirred = true;
        outlet.flush();
    }

    private ConversationState put(ConversationState state) {
        states.put(state);
        return state;
    }
}
