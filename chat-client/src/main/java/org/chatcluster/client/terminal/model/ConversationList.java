package org.chatcluster.client.terminal.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** The conversations in the order in which they were heard of, and what is beside them all. Guarded by the {@link Desk} that owns it. */
final class ConversationList {
    /** All conversations together where the person is not, in characters: 30 to 60 MB. */
    static final long MAX_WEIGHT = 30_000_000;

    private final Map<Target, Conversation> conversations = new LinkedHashMap<>();
    private final Conversation home = new Conversation(false);

    /** The conversation, which is made if it is not there. */
    Conversation of(Target conversation) {
        return conversations.computeIfAbsent(conversation, ignored -> new Conversation(true));
    }

    /** The same; null stands for where no conversation is open. */
    Conversation ofOrHome(@Nullable Target conversation) {
        return conversation == null ? home : of(conversation);
    }

    /** The conversation if it is there: what comes late does not bring back one that the person has left. */
    Optional<Conversation> find(Target conversation) {
        return Optional.ofNullable(conversations.get(conversation));
    }

    /** Where messages take too much, the longest conversation forgets its oldest ones, but not {@code current}, where the person reads. */
    void keepWithinBounds(@Nullable Target current) {
        List<Conversation> others = conversations.entrySet().stream()
                .filter(one -> !one.getKey().equals(current))
                .map(Map.Entry::getValue)
                .toList();
        others.forEach(known -> known.forgetDownTo(Conversation.MAX_WEIGHT));
        while (others.stream().mapToLong(Conversation::weight).sum() > MAX_WEIGHT) {
            Collections.max(others, Comparator.comparingLong(Conversation::weight))
                    .forgetOldest();
        }
    }

    List<Target> targets() {
        return List.copyOf(conversations.keySet());
    }

    /** The groups of the list that are not among these. */
    List<Target> groupsBeside(Set<Integer> groupIds) {
        return conversations.keySet().stream()
                .filter(conversation -> conversation instanceof Target.Group group && !groupIds.contains(group.id()))
                .toList();
    }

    void remove(Target conversation) {
        conversations.remove(conversation);
    }

    void clear() {
        conversations.clear();
    }

    /** What wants attention first, beside {@code current} and those visited: mentions, then people, then groups. */
    Optional<Target> mostWanted(@Nullable Target current, Set<Target> visited) {
        return conversations.entrySet().stream()
                .filter(one -> one.getValue().progress().unread() > 0
                        && !one.getKey().equals(current)
                        && !visited.contains(one.getKey()))
                .min(Comparator.comparingInt(one -> urgency(one.getKey(), one.getValue())))
                .map(Map.Entry::getKey);
    }

    private static int urgency(Target conversation, Conversation known) {
        if (known.progress().mentions() > 0) {
            return 0;
        }
        return conversation instanceof Target.User ? 1 : 2;
    }

    /** Conversations with something unread, and how much. */
    Map<Target, Long> unread() {
        return each(known -> known.progress().unread(), unread -> unread > 0);
    }

    /** What was begun to be written. */
    Map<Target, String> drafts() {
        return each(Conversation::draft, draft -> !draft.isEmpty());
    }

    private <T> Map<Target, T> each(Function<Conversation, T> part, Predicate<T> wanted) {
        Map<Target, T> parts = new LinkedHashMap<>();
        conversations.forEach((conversation, known) -> {
            T found = part.apply(known);
            if (wanted.test(found)) {
                parts.put(conversation, found);
            }
        });
        return parts;
    }

    /** The messages that name this account, oldest first in each conversation. */
    List<Message> mentions() {
        return conversations.values().stream()
                .flatMap(known -> known.after(0).stream())
                .filter(Message::mention)
                .toList();
    }

    List<ConversationView> rows(@Nullable Target current) {
        List<ConversationView> rows = new ArrayList<>();
        conversations.forEach((conversation, known) -> rows.add(new ConversationView(
                conversation,
                rows.size() + 1,
                known.progress().unread(),
                known.progress().mentions(),
                conversation.equals(current),
                !known.draft().isEmpty(),
                known.lastRefused() != null)));
        return rows;
    }
}
