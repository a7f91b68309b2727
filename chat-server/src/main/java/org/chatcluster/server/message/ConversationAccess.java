package org.chatcluster.server.message;

import java.util.List;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.group.GroupService;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;

/** Who may see and say what in which conversation, by the database. Thread-safe; blocks. */
public final class ConversationAccess {
    private final UserDirectory users;
    private final GroupService groups;
    private final MessageDao messages;

    /** Asks {@code users} for people, {@code groups} for memberships and {@code messages} for the ends of conversations. */
    public ConversationAccess(UserDirectory users, GroupService groups, MessageDao messages) {
        this.users = users;
        this.groups = groups;
        this.messages = messages;
    }

    /** The last seq of the conversation, 0 where nothing was ever said; refuses as {@link #requireFloor} does. */
    long requireLastSeq(int userId, Target target) {
        requireFloor(userId, target);
        return lastSeq(Conversation.of(userId, target));
    }

    /** The last seq of a conversation, 0 where nothing was ever said. */
    long lastSeq(Conversation conversation) {
        return messages.lastSeqs(List.of(conversation)).getOrDefault(conversation, 0L);
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
