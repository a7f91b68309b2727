package org.chatcluster.server.delivery;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.packed.LongLongMap;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a session. Most are at rest most of the time: everything is sent, nothing is under way. Of those only two numbers
 * are kept, which is 20 bytes and not 150; the object comes with the first look and goes with {@link #rest}. Confined to the session's
 * event loop.
 */
final class ConversationStates {
    /** What a packed number has for each of sent and read. Conversations with more messages stay objects. */
    private static final long MAX_PACKED = 0xFFFF_FFFFL;

    private static final int PACKED_BITS = 32;
    private static final long NONE = 0;

    /** All that have ever been at rest, by id; what is awake as well is out of date here. Each value is sent + 1 and read. */
    private final LongLongMap resting = new LongLongMap();

    private @Nullable LongObjectMap<ConversationState> awake;

    /** Makes room for so many at rest. */
    void reserve(int conversations) {
        resting.reserve(conversations);
    }

    /** The state of a conversation, or null where the session has none. */
    @Nullable
    ConversationState get(Conversation conversation) {
        ConversationState state = awake == null ? null : awake.get(conversation.id());
        return state == null ? wake(conversation) : state;
    }

    private @Nullable ConversationState wake(Conversation conversation) {
        long packed = resting.get(conversation.id(), NONE);
        if (packed == NONE) {
            return null;
        }
        long sent = (packed >>> PACKED_BITS) - 1;
        ConversationState state = new ConversationState(conversation, sent, sent, packed & MAX_PACKED);
        put(state);
        return state;
    }

    /** Enters a conversation. */
    void put(ConversationState state) {
        if (awake == null) {
            awake = new LongObjectHashMap<>(2);
        }
        awake.put(state.conversation.id(), state);
    }

    /** Enters a conversation in which a session has just begun: at rest if it can be. */
    void begin(ConversationState state) {
        if (!pack(state)) {
            put(state);
        }
    }

    /** Removes a conversation and answers its state, null where there was none. */
    @Nullable
    ConversationState remove(Conversation conversation) {
        ConversationState state = get(conversation);
        if (state != null) {
            resting.remove(conversation.id());
            if (awake != null) {
                awake.remove(conversation.id());
            }
        }
        return state;
    }

    /** Those that are not at rest: all that are behind are among them. */
    Collection<ConversationState> awake() {
        return awake == null ? List.of() : awake.values();
    }

    /** Lays to rest what can be. Only while the session has no sends under way: their lane knows them by the state. */
    void rest() {
        if (awake != null) {
            awake.values().removeIf(this::pack);
            if (awake.isEmpty()) {
                awake = null;
            }
        }
    }

    private boolean pack(ConversationState state) {
        if (state.behind || state.sent != state.end || state.sent >= MAX_PACKED || state.read > MAX_PACKED) {
            return false;
        }
        resting.put(state.conversation.id(), ((state.sent + 1) << PACKED_BITS) | state.read);
        return true;
    }

    /** The groups among them. */
    List<Integer> listGroups() {
        List<Integer> groups = new ArrayList<>();
        LongConsumer add = id -> {
            Conversation conversation = new Conversation(id);
            if (conversation.isGroup()) {
                groups.add(conversation.groupId());
            }
        };
        resting.forEachKey(add);
        for (ConversationState state : awake()) {
            if (resting.get(state.conversation.id(), NONE) == NONE) {
                add.accept(state.conversation.id());
            }
        }
        return groups;
    }

    void clear() {
        resting.clear();
        awake = null;
    }
}
