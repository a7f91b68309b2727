package org.chatcluster.testkit.history;

/**
 * A conversation: of two users, the lower one first, or of a group, whose number is {@code high} while {@code low} is 0. Immutable.
 */
public record ChatId(int low, int high) {
    /** The conversation of two users. */
    public static ChatId direct(int user, int otherUser) {
        return new ChatId(Math.min(user, otherUser), Math.max(user, otherUser));
    }

    /** The conversation of a group. */
    public static ChatId group(int groupId) {
        return new ChatId(0, groupId);
    }

    /** Whether it is that of a group. */
    public boolean isGroup() {
        return low == 0;
    }

    /** The other user of a conversation of two. */
    public int otherThan(int user) {
        return user == low ? high : low;
    }

    @Override
    public String toString() {
        return isGroup() ? "group " + high : "users " + low + "," + high;
    }
}
