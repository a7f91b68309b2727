package org.chatcluster.common.json;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every field name of PROTOCOL.md. The name on the wire is the constant in lower case. */
public enum FieldName {
    ACCEPT,
    AFTER,
    ALL,
    ATTEMPT,
    BACKLOG,
    BEFORE,
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
    SEQ,
    STATE,
    TIME,
    TOID,
    TOKEN,
    TOKENEXPIRES,
    USERID,
    USERS;

    private static final Map<String, FieldName> BY_WIRE_NAME = byWireName();

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    static @Nullable FieldName findByWireName(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }

    private static Map<String, FieldName> byWireName() {
        Map<String, FieldName> names = new HashMap<>();
        for (FieldName field : values()) {
            names.put(field.wireName, field);
        }
        return Map.copyOf(names);
    }
}
