package org.chatcluster.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.Target;

/** Where this client is in each conversation. Confined to the client's event loop. */
final class Conversations {
    private static final float LOAD_FACTOR = 0.75f;

    /** The one that moved last is the last. */
    private final Map<Target, SeqTracker> trackers = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    SeqTracker get(Target conversation) {
        return trackers.computeIfAbsent(conversation, ignored -> new SeqTracker());
    }

    /** The most recent {@code limit} conversations, for a login that goes on where this client is. */
    List<Cursor> cursors(int limit) {
        Deque<Cursor> newest = new ArrayDeque<>();
        trackers.forEach((conversation, tracker) -> {
            if (tracker.isKnown()) {
                newest.add(new Cursor(conversation, tracker.last()));
                if (newest.size() > limit) {
                    newest.remove();
                }
            }
        });
        return List.copyOf(newest);
    }

    /** Begins the conversations that this client does not know where the server begins them, and groups anew that it was put out of. */
    void begin(List<ConversationInfo> infos, Backlog backlog) {
        for (int i = infos.size() - 1; i >= 0; i--) {
            ConversationInfo info = infos.get(i);
            SeqTracker tracker = get(info.target());
            if (tracker.isKnown()) {
                // All cursors of who comes into a group again are where the membership begins.
                tracker.mayBeginAfter(info.target() instanceof Target.Group ? info.receivedSeq() : 0);
            } else {
                tracker.beginAfter(Math.max(info.receivedSeq(), info.lastSeq() - backlog.newest()));
            }
        }
    }

    /** A connection is gone: what was missing on it comes with the next. */
    void forgetGaps() {
        trackers.values().forEach(SeqTracker::forgetGap);
    }

    /** Another account begins. */
    void clear() {
        trackers.clear();
    }
}
