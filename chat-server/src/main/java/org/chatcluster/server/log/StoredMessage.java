package org.chatcluster.server.log;

/** A row of the log. {@code cid} is negative where the client gave none; {@code time} is in ms since the epoch. */
public record StoredMessage(Conversation conversation, long seq, int senderId, long cid, long time, String text) {
    /** The key that makes a message unique for ever, besides its place in the conversation. */
    public record Key(int senderId, long cid) {}

    /** Who sent it, and as which of its messages. */
    public Key key() {
        return new Key(senderId, cid);
    }
}
