package org.chatcluster.server.cluster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where something is published: to the nodes with sessions of a user, with members of a group, or to all; {@code id} is 0 then. */
public record BusChannel(Kind kind, int id) {
    /** To all nodes. */
    public static final BusChannel NODES = new BusChannel(Kind.NODES, 0);

    private static final String PREFIX = "chat:";

    /** Who listens. */
    public enum Kind {
        USER,
        GROUP,
        NODES
    }

    /** The nodes on which the user has a session. */
    public static BusChannel user(int userId) {
        return new BusChannel(Kind.USER, userId);
    }

    /** The nodes on which a member of the group has a session. */
    public static BusChannel group(int groupId) {
        return new BusChannel(Kind.GROUP, groupId);
    }

    /** The name in Redis: {@code chat:user:7}, {@code chat:group:7} or {@code chat:nodes}. */
    public String name() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return this.equals(NODES) ? PREFIX + word : PREFIX + word + ":" + id;
    }

    /** The channel of this name, or null if there is none such. */
    public static @Nullable BusChannel parse(String name) {
        for (Kind kind : Kind.values()) {
            String word = PREFIX + kind.name().toLowerCase(Locale.ROOT);
            if (kind == Kind.NODES && name.equals(word)) {
                return NODES;
            }
            if (kind != Kind.NODES && name.startsWith(word + ":")) {
                return parse(kind, name.substring(word.length() + 1));
            }
        }
        return null;
    }

    private static @Nullable BusChannel parse(Kind kind, String id) {
        try {
            return new BusChannel(kind, Integer.parseUnsignedInt(id));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
