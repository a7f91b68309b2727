package org.chatcluster.testkit.load;

/** What happened to the sends of all clients so far, and how often a login was needed after the first one. */
public record LoadFigures(long acked, long dupAcks, long resent, long refused, long reconnects) {
    static final LoadFigures NONE = new LoadFigures(0, 0, 0, 0, 0);

    LoadFigures plus(LoadFigures other) {
        return new LoadFigures(
                acked + other.acked,
                dupAcks + other.dupAcks,
                resent + other.resent,
                refused + other.refused,
                reconnects + other.reconnects);
    }
}
