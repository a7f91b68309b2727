package org.chatcluster.server.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of one connection's sends in one conversation over refusals: behind a send that was refused for now, nothing
 * passes until its cid comes again, so that a client that repeats in order keeps its order. Confined to its owner's thread.
 */
public final class RefusalGate {
    /** More than a client has in flight. What is refused beyond that is not waited for. */
    private static final int MAX_WAITED_FOR = 1_000;

    /** The cids that had passed here and were refused further on, in that order, and whether each has come again. */
    private @Nullable Map<Long, Boolean> refusedAhead;
    /** The cids that were refused here, which came after all of those. */
    private @Nullable Map<Long, Boolean> refusedHere;

    /** Whether a send may go on: unless one before it is still waited for. Sends without a client's cid have negative ones. */
    public boolean admits(long cid) {
        // Nearly always, and without a look at the maps.
        return isOpen()
                || find(refusedAhead, cid).or(() -> find(refusedHere, cid)).orElse(true);
    }

    /** Whether a send may go on as far as {@code cameAgain} can tell, and takes note that it has come. */
    private static Optional<Boolean> find(@Nullable Map<Long, Boolean> cameAgain, long cid) {
        if (cameAgain != null) {
            for (Map.Entry<Long, Boolean> refused : cameAgain.entrySet()) {
                if (refused.getKey() == cid) {
                    refused.setValue(true);
                    return Optional.of(true);
                }
                if (!refused.getValue()) {
                    return Optional.of(false);
                }
            }
        }
        return Optional.empty();
    }

    /** The send was told to come again. */
    public void refused(long cid) {
        refusedHere = add(refusedHere, cid);
    }

    /** The send had passed here and was told to come again further on: it is waited for before all that is refused here. */
    public void refusedAhead(long cid) {
        refusedAhead = add(refusedAhead, cid);
    }

    private static @Nullable Map<Long, Boolean> add(@Nullable Map<Long, Boolean> cameAgain, long cid) {
        if (cid < 0) {
            return cameAgain;
        }
        Map<Long, Boolean> waitedFor = cameAgain == null ? new LinkedHashMap<>(2) : cameAgain;
        if (waitedFor.size() < MAX_WAITED_FOR || waitedFor.containsKey(cid)) {
            waitedFor.put(cid, false);
        }
        return waitedFor;
    }

    /** The send need not be waited for any more. */
    public void settled(long cid) {
        refusedAhead = remove(refusedAhead, cid);
        refusedHere = remove(refusedHere, cid);
    }

    private static @Nullable Map<Long, Boolean> remove(@Nullable Map<Long, Boolean> cameAgain, long cid) {
        if (cameAgain == null) {
            return null;
        }
        cameAgain.remove(cid);
        return cameAgain.isEmpty() ? null : cameAgain;
    }

    /** Whether nothing is waited for. */
    public boolean isOpen() {
        return refusedAhead == null && refusedHere == null;
    }
}
