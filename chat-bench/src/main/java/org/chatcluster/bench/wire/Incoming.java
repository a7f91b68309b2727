package org.chatcluster.bench.wire;

import java.nio.charset.StandardCharsets;

/**
 * The fields of a frame that the generator needs, found by walking over the bytes once: the generator must cost far less than the node. One
 * object is used again and again, and is valid during the call that hands it over. Numbers that are missing are 0. Confined to one thread.
 */
public final class Incoming {
    static final int LOGIN_ACK = 2;
    static final int ONE_CHAT = 6;
    static final int GROUP_CHAT = 10;
    static final int ACK = 12;
    static final int BYE = 24;
    static final int SYNC_END = 25;

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private int at;

    int msgid;
    int errno;
    int id;
    int toId;
    int groupId;
    long seq;
    long cid;
    boolean dup;
    private int textStart;

    /** The type of the message. */
    public int msgid() {
        return msgid;
    }

    /** Why something was refused, 0 if nothing was. */
    public int errno() {
        return errno;
    }

    /** The sender of a push. */
    public int id() {
        return id;
    }

    /** The one-to-one conversation, as the sender of the message calls it. */
    public int toId() {
        return toId;
    }

    /** The group. */
    public int groupId() {
        return groupId;
    }

    /** The place of the message. */
    public long seq() {
        return seq;
    }

    /** Which message an ack is for. */
    public long cid() {
        return cid;
    }

    /** Whether the ack says that the message was stored before. */
    public boolean dup() {
        return dup;
    }

    /** The number that the text of a push begins with, as {@link Frames#chat} writes it; -1 if it does not. */
    public long textNumber() {
        long number = 0;
        for (int i = textStart; i < textStart + Frames.NUMBER_DIGITS; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The whole frame as text, for those that are rare and for error messages. */
    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Reads a frame that begins with its {@code msgid}: every field of pushes, acks and refusals, only the type of all others. */
    void read(byte[] source, int offset, int length) {
        bytes = source;
        start = offset;
        end = offset + length;
        at = offset + 1;
        msgid = 0;
        errno = 0;
        id = 0;
        toId = 0;
        groupId = 0;
        seq = 0;
        cid = 0;
        dup = false;
        textStart = 0;
        while (at < end && bytes[at] == '"') {
            int name = at + 1;
            int nameEnd = endOfString(name);
            at = nameEnd + 2;
            value(name, nameEnd - name);
            if (msgid != ACK && msgid != ONE_CHAT && msgid != GROUP_CHAT) {
                return;
            }
            at++;
        }
    }

    private void value(int name, int length) {
        byte first = bytes[name];
        if (bytes[at] == '"') {
            if (length == 3 && first == 'm') {
                textStart = at + 1;
            }
            at = endOfString(at + 1) + 1;
            return;
        }
        if (bytes[at] == 't' || bytes[at] == 'f') {
            dup |= length == 3 && bytes[at] == 't';
            at += bytes[at] == 't' ? 4 : 5;
            return;
        }
        long number = number();
        switch (length) {
            case 2 -> id = (int) number;
            case 3 -> {
                if (first == 's') {
                    seq = number;
                } else {
                    cid = number;
                }
            }
            case 4 -> toId = first == 't' && bytes[name + 1] == 'o' ? (int) number : toId;
            case 5 -> {
                if (first == 'm') {
                    msgid = (int) number;
                } else {
                    errno = (int) number;
                }
            }
            case 7 -> groupId = (int) number;
            default -> {
                // Nothing that is needed.
            }
        }
    }

    private long number() {
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = 10 * number + (bytes[at++] - '0');
        }
        return number;
    }

    /** Where the quote is that ends the string whose text begins at {@code from}. */
    private int endOfString(int from) {
        int i = from;
        while (bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
