package org.chatcluster.server.cluster;

/** Why a node may have missed what others published. */
public enum DoubtCause {
    /** It does not hear itself: Redis is away, or does not answer. */
    OWN_SILENCE,
    /** A node does not beat any more. */
    PEER_SILENCE,
    /** A node is heard for the first time, or again after it was given up. */
    PEER_NEW,
    /** A beat of a node is missing. */
    PEER_GAP,
    /** A node could not publish something. */
    PEER_LOSS,
    /** This process did not run for a while. */
    PAUSE,
    /** A channel was subscribed to later than it was said. */
    LATE_SUBSCRIPTION,
    /** Something that has come cannot be read, or not be worked on. */
    UNREADABLE
}
