package org.chatcluster.common.json;

import java.util.Locale;

/** Every field name of PROTOCOL.md. The name on the wire is the constant in lower case. */
public enum FieldName {
    ACCEPT,
    ACTION,
    AFTER,
    ALL,
    ATTEMPT,
    BACKLOG,
    BEFORE,
    BLOCK,
    BLOCKED,
    BYID,
    CID,
    CONVERSATIONS,
    CURSORS,
    DEVICE,
    DUP,
    ERRMSG,
    ERRNO,
    FRIENDID,
    FRIENDS,
    GROUPDESC,
    GROUPID,
    GROUPNAME,
    GROUPS,
    HEARTBEAT,
    ID,
    KIND,
    LASTSEQ,
    LIMIT,
    MEMBERS,
    MESSAGES,
    MORE,
    MSG,
    MSGID,
    NAME,
    NODE,
    OF,
    OFFLINE,
    PASSWORD,
    READSEQ,
    RECEIVEDSEQ,
    RECONNECT,
    REQUESTS,
    RETRY,
    RETRYAFTER,
    RID,
    ROLE,
    SECONDS,
    SEQ,
    STATE,
    TIME,
    TOID,
    TOKEN,
    TOKENEXPIRES,
    USERID,
    USERS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }
}
