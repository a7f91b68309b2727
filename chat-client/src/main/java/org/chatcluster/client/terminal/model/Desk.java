package org.chatcluster.client.terminal.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.jspecify.annotations.Nullable;

/** All conversations: what is in them, how far each was seen, and which one the person is in. Thread-safe. */
public final class Desk {
    private static final int MAX_SPEAKERS = 50;

    private final ConversationList conversations = new ConversationList();
    private final Tour tour = new Tour(new Tour.Stay() {
        @Override
        public void left(@Nullable Target conversation) {
            conversations.ofOrHome(conversation).removeLine();
            if (conversation != null && conversations.of(conversation).isVoid()) {
                leave(conversation);
            }
        }

        @Override
        public void entered(@Nullable Target conversation) {
            conversations.ofOrHome(conversation).beginLooking();
            conversations.keepWithinBounds(conversation);
        }
    });

    private final Attention attention = new Attention(conversations, tour);
    private final Shelf shelf = new Shelf(this, conversations, tour);

    /** What is here of the history. */
    public Shelf shelf() {
        return shelf;
    }

    /** Takes over what the server knows. */
    public synchronized void begin(List<ConversationInfo> infos) {
        for (ConversationInfo info : infos) {
            conversations.of(info.target()).begin(info.lastSeq(), info.readSeq());
        }
        attention.begun();
    }

    /** Puts conversations into the list that have no message yet. */
    public synchronized void open(List<? extends Target> more) {
        more.forEach(conversation -> conversations.of(conversation).list());
    }

    /** Leaves the groups that this account is in no more. */
    public synchronized void keepGroups(Set<Integer> mine) {
        conversations.groupsBeside(mine).forEach(this::leave);
    }

    /** Another account comes. */
    public synchronized void clear() {
        conversations.clear();
        tour.clear();
        attention.clear();
    }

    /** The conversation that what is typed goes to. */
    public synchronized Optional<Target> current() {
        return Optional.ofNullable(tour.current());
    }

    /** Turns to a conversation. */
    public synchronized void turnTo(Target conversation) {
        tour.turnTo(conversation);
    }

    private Conversation here() {
        return conversations.ofOrHome(tour.current());
    }

    /** Turns to the next conversation with something unread: mentions first, then people, then groups; at the end back to the start. */
    public synchronized void turnToWanted() {
        tour.wander(conversations.mostWanted(tour.current(), tour.visited()));
    }

    /** Turns to the conversation with that number in the list, if there is one. */
    public synchronized void turnToNumber(int number) {
        tour.turnToNumber(conversations.targets(), number);
    }

    /** Turns to the conversation {@code step} rows further down the list, around its end. */
    public synchronized void turnBy(int step) {
        tour.turnBy(conversations.targets(), step);
    }

    /** Turns back to where the person was before, if it was anywhere. */
    public synchronized void turnBack() {
        tour.turnBack();
    }

    /** The conversation is no more. */
    public synchronized void leave(Target conversation) {
        conversations.remove(conversation);
        tour.forget(conversation);
    }

    /** A message has come; {@code mention} tells that another names this account in it. */
    public synchronized void arrived(ChatMessage message, boolean mention) {
        conversations.of(message.conversation()).arrived(Message.of(message, mention));
        conversations.keepWithinBounds(tour.current());
    }

    /** A message of this client is on its way. */
    public synchronized void queued(Outgoing message, UserName me) {
        conversations.of(message.conversation()).addWaiting(Message.of(message, me, message.time(), Fate.QUEUED, ""));
    }

    /** A message of this client is stored. */
    public synchronized void committed(Outgoing message, UserName me, ChatAck ack) {
        Conversation known = conversations.of(message.conversation());
        known.takeWaiting(message.cid());
        if (!ack.dup()) {
            known.arrived(
                    Message.of(message, me, ack.time(), Fate.QUEUED, "").at(ack.seq(), ack.time(), Fate.COMMITTED));
            conversations.keepWithinBounds(tour.current());
        }
    }

    /** A message of this client was refused for good. */
    public synchronized void refused(Outgoing message, UserName me, String reason, long nowMillis) {
        Conversation known = conversations.of(message.conversation());
        known.takeWaiting(message.cid());
        known.addWaiting(Message.of(message, me, nowMillis, Fate.REFUSED, reason));
    }

    /** Takes the refused message of the current conversation that was written last, to send it again. */
    public synchronized Optional<Message> takeRefused() {
        Message refused = here().lastRefused();
        if (refused != null) {
            here().takeWaiting(refused.cid());
        }
        return Optional.ofNullable(refused);
    }

    /** Drops the same; a conversation that holds nothing else goes when the person does. */
    public synchronized Optional<Message> dropRefused() {
        return Optional.ofNullable(here().dropRefused());
    }

    /** Something to be seen where the person is. */
    public synchronized void notice(Line line) {
        here().notice(new Notice(line));
    }

    /** Something to be seen in {@code conversation}, if the person has not left it meanwhile. */
    public synchronized void notice(Target conversation, Line line) {
        conversations.find(conversation).ifPresent(known -> known.notice(new Notice(line)));
    }

    /** Whether anything was ever said in the conversation, as far as is known. */
    public synchronized boolean hasBegun(Target conversation) {
        return conversations
                .find(conversation)
                .filter(known -> known.progress().last() > 0)
                .isPresent();
    }

    /** This account has read the conversation on another device. */
    public synchronized void read(Target conversation, long seq) {
        conversations.of(conversation).progress().read(seq);
    }

    /** Another has read the conversation; whether there was anything of this account that nobody had read before. */
    public synchronized boolean readByOther(Target conversation, long seq) {
        return conversations.of(conversation).readByOthers(seq);
    }

    /** These messages of the conversation are on the screen now; others come to their place. */
    public synchronized void onScreen(Target conversation, long firstSeq, long lastSeq) {
        attention.onScreen(conversation, firstSeq, lastSeq);
    }

    /** These messages were printed, to be seen whenever the person looks. */
    public synchronized void printed(Target conversation, long firstSeq, long lastSeq) {
        attention.printed(conversation, firstSeq, lastSeq);
    }

    /** Whether the terminal has the person's attention; without it nothing counts as read. */
    public synchronized void focus(boolean on) {
        attention.focus(on);
    }

    /** Whether the person looks at {@code conversation}. */
    public synchronized boolean isLookedAt(Target conversation) {
        return attention.isOn(conversation);
    }

    /** What is to be told as read: it was on the screen while the person looked, and is not yet told; 0 if there is nothing. */
    public synchronized long takeRead(Target conversation) {
        return attention.takeRead(conversation);
    }

    /** Conversations with something unread, and how much. */
    public synchronized Map<Target, Long> unread() {
        return conversations.unread();
    }

    /** The list of conversations. */
    public synchronized List<ConversationView> conversations() {
        return conversations.rows(tour.current());
    }

    /** What is in the current conversation, or in none. */
    public synchronized Timeline timeline() {
        return here().view();
    }

    /** Who spoke last in the current conversation, each once, the latest first. */
    public synchronized List<String> recentSpeakers() {
        Set<String> names = new LinkedHashSet<>();
        for (Message message : here().newestFirst()) {
            if (names.size() == MAX_SPEAKERS) {
                break;
            }
            if (!message.own()) {
                names.add(message.sender().name());
            }
        }
        return List.copyOf(names);
    }

    /** The messages here that name this account, oldest first in each conversation. */
    public synchronized List<Message> mentions() {
        return conversations.mentions();
    }

    /** What was begun to be written in the conversation. */
    public synchronized String draft(Target conversation) {
        return conversations.of(conversation).draft();
    }

    /** Keeps what was begun to be written. */
    public synchronized void draft(Target conversation, String text) {
        conversations.of(conversation).draft(text);
    }

    /** All that was begun to be written. */
    public synchronized Map<Target, String> drafts() {
        return conversations.drafts();
    }
}
