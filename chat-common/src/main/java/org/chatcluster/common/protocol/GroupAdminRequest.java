package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.FieldsWriter;
import org.jspecify.annotations.Nullable;

/**
 * GROUP_ADMIN_MSG: something in a group that not everybody may do, to user {@code userId}, 0 where it concerns nobody. {@code seconds}
 * is how long to mute, 0 for until further notice. Role and description are null where the action has none.
 */
public record GroupAdminRequest(
        int groupId,
        Action action,
        int userId,
        @Nullable Role role,
        int seconds,
        @Nullable String description) implements Request {
    /** What is to be done. */
    public enum Action {
        KICK,
        INVITE,
        MUTE,
        UNMUTE,
        ROLE,
        TRANSFER,
        RENAME
    }

    /** Refuses what PROTOCOL.md does not allow. */
    public GroupAdminRequest {
        if ((userId == 0) != (action == Action.RENAME)) {
            throw new BadValueException(FieldName.USERID, "does not go with the action");
        }
        if ((role == null) == (action == Action.ROLE)) {
            throw new BadValueException(FieldName.ROLE, "does not go with the action");
        }
        if (seconds < 0 || (seconds > 0 && action != Action.MUTE)) {
            throw new BadValueException(FieldName.SECONDS, "does not go with the action");
        }
        if ((description == null) == (action == Action.RENAME)) {
            throw new BadValueException(FieldName.GROUPDESC, "does not go with the action");
        }
        if (description != null) {
            Limits.requireDescription(description);
        }
    }

    /** An action that needs to know nothing but who it is done to. */
    public static GroupAdminRequest of(int groupId, Action action, int userId) {
        return new GroupAdminRequest(groupId, action, userId, null, 0, null);
    }

    /** Keeps a member from writing. */
    public static GroupAdminRequest mute(int groupId, int userId, int seconds) {
        return new GroupAdminRequest(groupId, Action.MUTE, userId, null, seconds, null);
    }

    /** Gives a member another role. */
    public static GroupAdminRequest appoint(int groupId, int userId, Role role) {
        return new GroupAdminRequest(groupId, Action.ROLE, userId, role, 0, null);
    }

    /** Gives the group another description. */
    public static GroupAdminRequest describe(int groupId, String description) {
        return new GroupAdminRequest(groupId, Action.RENAME, 0, null, 0, description);
    }

    @Override
    public MsgType type() {
        return MsgType.GROUP_ADMIN_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.text(FieldName.ACTION, WireEnum.wireName(action));
        out.numberUnless(0, FieldName.USERID, userId);
        if (role != null) {
            role.write(out);
        }
        out.numberUnless(0, FieldName.SECONDS, seconds);
        if (description != null) {
            out.text(FieldName.GROUPDESC, description);
        }
    }
}
