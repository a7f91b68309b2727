package org.chatcluster.server.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of one connection's sends in one conversation over refusals: behind a send that was refused for now, nothing
 * passes until its cid comes again, so that a client that repeats in order keeps its order. Confined to its owner's thread.
 */
public final class RefusalGate {
    /** More than a client has in flight. What is refused beyond that is not waited for. */
    private static final int MAX_WAITED_FOR = 1_000;

    /** The cids that were refused, in the order of their first refusal, and whether each has come again. */
    private @Nullable Map<Long, Boolean> cameAgain;

    /** Whether a send may go on: unless one before it is still waited for. Sends without a client's cid have negative ones. */
    public boolean admits(long cid) {
        if (cameAgain == null) {
            return true;
        }
        for (Map.Entry<Long, Boolean> refused : cameAgain.entrySet()) {
            if (refused.getKey() == cid) {
                refused.setValue(true);
                return true;
            }
            if (!refused.getValue()) {
                return false;
            }
        }
        return true;
    }

    /** The send was told to come again. */
    public void refused(long cid) {
        if (cid < 0) {
            return;
        }
        if (cameAgain == null) {
            cameAgain = new LinkedHashMap<>(2);
        }
        if (cameAgain.size() < MAX_WAITED_FOR || cameAgain.containsKey(cid)) {
            cameAgain.put(cid, false);
        }
    }

    /** The send need not be waited for any more. */
    public void settled(long cid) {
        if (cameAgain != null) {
            cameAgain.remove(cid);
            if (cameAgain.isEmpty()) {
                cameAgain = null;
            }
        }
    }

    /** Whether nothing is waited for. */
    public boolean isOpen() {
        return cameAgain == null;
    }
}
