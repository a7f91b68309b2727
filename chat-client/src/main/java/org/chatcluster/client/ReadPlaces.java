package org.chatcluster.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Target;

/**
 * How far the person has seen the conversations of an account. What was told with no connection, or on one that was lost, the server
 * may not have: the next login shows, and it is told again then. Confined to the client's event loop.
 */
final class ReadPlaces {
    private static final int NOBODY = 0;

    private final Map<Target, Long> seen = new HashMap<>();
    private int accountId = NOBODY;

    /** From now on this is about {@code account}. */
    void begin(int account) {
        if (account != accountId) {
            clear();
            accountId = account;
        }
    }

    /** The person has seen everything up to {@code seq}; no effect without an account. */
    void read(Target conversation, long seq) {
        if (accountId != NOBODY) {
            seen.merge(conversation, seq, Math::max);
        }
    }

    /** What to tell a server that knows {@code infos}; what it knows already is forgotten. */
    List<ReadRequest> missing(List<ConversationInfo> infos) {
        List<ReadRequest> missing = new ArrayList<>();
        for (ConversationInfo info : infos) {
            Long seq = seen.get(info.target());
            if (seq != null && Math.min(seq, info.lastSeq()) > info.readSeq()) {
                missing.add(new ReadRequest(info.target(), seq));
            } else {
                seen.remove(info.target());
            }
        }
        return missing;
    }

    /** The conversation begins anew. */
    void forget(Target conversation) {
        seen.remove(conversation);
    }

    /** The account is done here. */
    void clear() {
        seen.clear();
        accountId = NOBODY;
    }
}
