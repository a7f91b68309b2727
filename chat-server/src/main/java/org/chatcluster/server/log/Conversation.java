package org.chatcluster.server.log;

import org.chatcluster.common.protocol.Target;

/**
 * The number of a conversation, computed and never looked up: of users a and b min·2^31 + max, of group g 2^62 + g. Ordered by
 * number.
 */
public record Conversation(long id) implements Comparable<Conversation> {
    private static final int USER_BITS = 31;
    private static final long USER_MASK = (1L << USER_BITS) - 1;
    private static final long GROUP_BASE = 1L << 62;

    /** The one-to-one conversation of two users. */
    public static Conversation direct(int a, int b) {
        return new Conversation(((long) Math.min(a, b) << USER_BITS) + Math.max(a, b));
    }

    /** The conversation of a group. */
    public static Conversation group(int groupId) {
        return new Conversation(GROUP_BASE + groupId);
    }

    /** The conversation that {@code userId} calls {@code target}. */
    public static Conversation of(int userId, Target target) {
        if (target instanceof Target.User user) {
            return direct(userId, user.id());
        }
        return group(((Target.Group) target).id());
    }

    /** Whether this is a group's. */
    public boolean isGroup() {
        return id >= GROUP_BASE;
    }

    /** The group, of a group's conversation. */
    public int groupId() {
        return (int) (id - GROUP_BASE);
    }

    /** The user with the smaller id, of a one-to-one conversation. */
    public int firstUser() {
        return (int) (id >>> USER_BITS);
    }

    /** The user with the greater id, of a one-to-one conversation. */
    public int secondUser() {
        return (int) (id & USER_MASK);
    }

    /** What {@code userId}, one of its people, calls this conversation. */
    public Target targetFor(int userId) {
        if (isGroup()) {
            return new Target.Group(groupId());
        }
        return new Target.User(firstUser() == userId ? secondUser() : firstUser());
    }

    @Override
    public int compareTo(Conversation other) {
        return Long.compare(id, other.id);
    }
}
