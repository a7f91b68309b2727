package org.chatcluster.client;

import org.chatcluster.common.protocol.Target;

/**
 * Messages {@code firstSeq..lastSeq} of a conversation did not come by themselves; {@code found} of them the history had, and they
 * were delivered. A server that keeps the protocol leaves no gap. Immutable.
 */
public record Gap(Target conversation, long firstSeq, long lastSeq, long found) {
    /** Whether every message of the gap was found. */
    public boolean filled() {
        return found == lastSeq - firstSeq + 1;
    }
}
