package org.chatcluster.common.protocol;

/** What a server sends unasked. {@link Pong} is here too: it answers, but has no {@code errno}. */
public sealed interface Push extends Message
        permits ChatPush, SyncEnd, Bye, ReadEvent, FriendEvent, PresenceEvent, GroupEvent, Ping, Pong {}
