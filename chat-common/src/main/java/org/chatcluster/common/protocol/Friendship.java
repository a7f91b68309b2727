package org.chatcluster.common.protocol;

/** How far two users have come: one has asked, or both have agreed. */
public enum Friendship {
    PENDING,
    FRIENDS
}
