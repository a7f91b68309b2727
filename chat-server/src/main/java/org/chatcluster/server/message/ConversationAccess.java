package org.chatcluster.server.message;

import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.group.GroupService;

/** Who may see and say what in which conversation, by the database. Thread-safe; blocks. */
public final class ConversationAccess {
    private final UserDirectory users;
    private final GroupService groups;

    /** Asks {@code users} for people and {@code groups} for memberships. */
    public ConversationAccess(UserDirectory users, GroupService groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Whether the user is known to exist, without a look into the database. */
    boolean isKnownUser(int userId) {
        return users.isKnown(userId);
    }

    /**
     * The seq above which {@code userId} may see the conversation that it calls {@code target}.
     *
     * @throws ChatException YOURSELF, NO_SUCH_USER, NO_SUCH_GROUP or NOT_A_MEMBER if it may see nothing of it
     */
    long requireFloor(int userId, Target target) {
        if (target instanceof Target.Group group) {
            return groups.requireMembership(userId, group.id()).joinedSeq();
        }
        int otherId = ((Target.User) target).id();
        if (otherId == userId) {
            throw new ChatException(ErrorCode.YOURSELF);
        }
        if (users.find(otherId).isEmpty()) {
            throw new ChatException(ErrorCode.NO_SUCH_USER);
        }
        return 0;
    }
}
