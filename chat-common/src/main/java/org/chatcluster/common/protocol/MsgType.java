package org.chatcluster.common.protocol;

import org.jspecify.annotations.Nullable;

/** The message types of PROTOCOL.md §4, each with its number, who sends it, and for a request the type of its ack. */
public enum MsgType {
    LOGIN_MSG_ACK(2, Sender.SERVER),
    LOGIN_MSG(1, LOGIN_MSG_ACK),
    REG_MSG_ACK(5, Sender.SERVER),
    REG_MSG(4, REG_MSG_ACK),
    LOGINOUT_MSG_ACK(11, Sender.SERVER),
    LOGINOUT_MSG(3, LOGINOUT_MSG_ACK),
    SYNC_END_MSG(25, Sender.SERVER),
    PING_MSG(21, Sender.BOTH),
    PONG_MSG(22, Sender.BOTH),
    ERROR_MSG(23, Sender.SERVER),
    BYE_MSG(24, Sender.SERVER),

    CHAT_MSG_ACK(12, Sender.SERVER),
    ONE_CHAT_MSG(6, Sender.BOTH, CHAT_MSG_ACK),
    GROUP_CHAT_MSG(10, Sender.BOTH, CHAT_MSG_ACK),
    RECEIVED_MSG(18, Sender.CLIENT),
    HISTORY_MSG_ACK(20, Sender.SERVER),
    HISTORY_MSG(19, HISTORY_MSG_ACK),
    READ_MSG(51, Sender.CLIENT),
    READ_EVENT(52, Sender.SERVER),

    ADD_FRIEND_MSG_ACK(13, Sender.SERVER),
    ADD_FRIEND_MSG(7, ADD_FRIEND_MSG_ACK),
    FRIEND_REPLY_MSG_ACK(33, Sender.SERVER),
    FRIEND_REPLY_MSG(32, FRIEND_REPLY_MSG_ACK),
    REMOVE_FRIEND_MSG_ACK(36, Sender.SERVER),
    REMOVE_FRIEND_MSG(35, REMOVE_FRIEND_MSG_ACK),
    BLOCK_MSG_ACK(38, Sender.SERVER),
    BLOCK_MSG(37, BLOCK_MSG_ACK),
    FRIENDS_MSG_ACK(27, Sender.SERVER),
    FRIENDS_MSG(26, FRIENDS_MSG_ACK),
    FIND_USER_MSG_ACK(31, Sender.SERVER),
    FIND_USER_MSG(30, FIND_USER_MSG_ACK),
    FRIEND_EVENT(34, Sender.SERVER),
    PRESENCE_EVENT(50, Sender.SERVER),

    CREATE_GROUP_MSG_ACK(14, Sender.SERVER),
    CREATE_GROUP_MSG(8, CREATE_GROUP_MSG_ACK),
    ADD_GROUP_MSG_ACK(15, Sender.SERVER),
    ADD_GROUP_MSG(9, ADD_GROUP_MSG_ACK),
    GROUP_USERS_MSG_ACK(17, Sender.SERVER),
    GROUP_USERS_MSG(16, GROUP_USERS_MSG_ACK),
    GROUPS_MSG_ACK(29, Sender.SERVER),
    GROUPS_MSG(28, GROUPS_MSG_ACK),
    QUIT_GROUP_MSG_ACK(41, Sender.SERVER),
    QUIT_GROUP_MSG(40, QUIT_GROUP_MSG_ACK),
    GROUP_ADMIN_MSG_ACK(43, Sender.SERVER),
    GROUP_ADMIN_MSG(42, GROUP_ADMIN_MSG_ACK),
    GROUP_EVENT(39, Sender.SERVER);

    /** Who may send a message of a type. */
    public enum Sender {
        CLIENT,
        SERVER,
        BOTH
    }

    private static final MsgType[] BY_NUMBER = byNumber();

    private final int number;
    private final Sender sender;
    private final @Nullable MsgType ack;

    MsgType(int number, Sender sender) {
        this(number, sender, null);
    }

    MsgType(int number, MsgType ack) {
        this(number, Sender.CLIENT, ack);
    }

    MsgType(int number, Sender sender, @Nullable MsgType ack) {
        this.number = number;
        this.sender = sender;
        this.ack = ack;
    }

    /** The {@code msgid} on the wire. */
    public int number() {
        return number;
    }

    /** Who may send this type. */
    public Sender sender() {
        return sender;
    }

    /** Whether a client may send this type. */
    public boolean fromClient() {
        return sender != Sender.SERVER;
    }

    /** The type that answers this request, errors included; {@link #ERROR_MSG} for a type that has no ack of its own. */
    public MsgType ackOrError() {
        return ack == null ? ERROR_MSG : ack;
    }

    /** The type of {@code number}, or null if there is none. */
    public static @Nullable MsgType findByNumber(long number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[(int) number] : null;
    }

    private static @Nullable MsgType[] byNumber() {
        @Nullable MsgType[] types = new MsgType[64];
        for (MsgType type : values()) {
            types[type.number] = type;
        }
        return types;
    }
}
