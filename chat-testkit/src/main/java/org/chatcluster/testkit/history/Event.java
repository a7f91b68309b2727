package org.chatcluster.testkit.history;

/** Something that a client did or saw. {@code atNanos} is {@link System#nanoTime}, comparable between the clients of one JVM. */
public sealed interface Event {
    /** A login was acknowledged: what follows is one connection. */
    record LoggedIn(long atNanos) implements Event {}

    /** A message was given to the socket, possibly not for the first time. A text is never used for two messages of one sender. */
    record Sent(long atNanos, ChatId chat, long cid, String text) implements Event {}

    /** A message was acknowledged with errno 0. */
    record Acked(long atNanos, ChatId chat, long cid, long seq, boolean dup) implements Event {}

    /** A message was refused. */
    record Refused(long atNanos, ChatId chat, long cid, int errno) implements Event {}

    /** A message was pushed. */
    record Received(ChatId chat, int senderId, long seq, String text) implements Event {}

    /** Everything up to {@code seq} was confirmed with RECEIVED_MSG. */
    record Confirmed(ChatId chat, long seq) implements Event {}

    /** A message was found in a page of history. Pages are read from the first message on. */
    record Read(ChatId chat, int senderId, long seq, String text) implements Event {}
}
