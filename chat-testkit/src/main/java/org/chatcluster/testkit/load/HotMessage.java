package org.chatcluster.testkit.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The few fields of pushes and acks, read without a tree: there are millions of them. One object is used again and again. Confined to one
 * thread.
 */
final class HotMessage {
    private static final JsonFactory JSON = new JsonFactory();

    int msgid;
    int id;
    int toid;
    int groupid;
    int errno;
    long cid;
    long seq;
    boolean dup;
    boolean retry;
    String msg = "";

    /** Reads the fields of a push or an ack; for any other message only {@code msgid}, which comes first, is valid. */
    void read(byte[] bytes, int offset, int length) throws IOException {
        msgid = 0;
        id = 0;
        toid = 0;
        groupid = 0;
        errno = 0;
        cid = 0;
        seq = 0;
        dup = false;
        retry = false;
        msg = "";
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                take(name, parser);
                if (!isHot()) {
                    return;
                }
            }
        }
    }

    boolean isPush() {
        return msgid == 6 || msgid == 10;
    }

    boolean isAck() {
        return msgid == 12;
    }

    private boolean isHot() {
        return isPush() || isAck();
    }

    private void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "msgid" -> msgid = parser.getIntValue();
            case "id" -> id = parser.getIntValue();
            case "toid" -> toid = parser.getIntValue();
            case "groupid" -> groupid = parser.getIntValue();
            case "errno" -> errno = parser.getIntValue();
            case "cid" -> cid = parser.getLongValue();
            case "seq" -> seq = parser.getLongValue();
            case "dup" -> dup = parser.getBooleanValue();
            case "retry" -> retry = parser.getBooleanValue();
            case "msg" -> msg = parser.getText();
            default -> parser.skipChildren();
        }
    }
}
