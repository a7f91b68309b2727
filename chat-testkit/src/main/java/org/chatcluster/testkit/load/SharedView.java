package org.chatcluster.testkit.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chatcluster.testkit.history.ChatId;
import org.jspecify.annotations.Nullable;

/** What the clients of one loop have in common. Confined to the loop's thread. */
final class SharedView {
    /** One object for equal ones: a group's message is recorded by each of its members. */
    private final Map<String, String> texts = new HashMap<>();

    private final Map<ChatId, ChatId> chats = new HashMap<>();
    private final Map<ChatId, Long> lastAcked = new HashMap<>();
    private boolean hasAck;
    private long lastAckNanos;
    private long longestGapNanos;
    private @Nullable String failure;

    String text(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    ChatId chat(ChatId chat) {
        return chats.computeIfAbsent(chat, same -> same);
    }

    void acked(ChatId chat, long seq, long nowNanos) {
        lastAcked.merge(chat(chat), seq, Math::max);
        if (hasAck) {
            longestGapNanos = Math.max(longestGapNanos, nowNanos - lastAckNanos);
        }
        hasAck = true;
        lastAckNanos = nowNanos;
    }

    /** The longest time between two acks, whoever got them. */
    Duration longestGap() {
        return Duration.ofNanos(longestGapNanos);
    }

    /** The greatest number that any client was told in an ack. */
    long lastAcked(ChatId chat) {
        return lastAcked.getOrDefault(chat, 0L);
    }

    /** Something happened that no client of a correct server sees. */
    void fail(String what) {
        if (failure == null) {
            failure = what;
        }
    }

    @Nullable
    String failure() {
        return failure;
    }
}
