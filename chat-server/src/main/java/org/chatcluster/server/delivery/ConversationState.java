package org.chatcluster.server.delivery;

import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * How far a session is in one conversation. Confined to the session's event loop, but for the stream, which its lane owns.
 */
final class ConversationState {
    final Conversation conversation;
    private Append.@Nullable Stream stream;
    /** The last seq that the session was sent. */
    long sent;
    /** The last seq that is known to exist. */
    long end;
    /** How far the person has read, on any device. */
    long read;
    /** Where the backlog ends that is sent before SYNC_END_MSG. */
    long backlogEnd;
    /** Whether the session is to be fed from the log. */
    boolean behind;
    /** Whether the session has left this group. */
    boolean gone;

    ConversationState(Conversation conversation, long sent, long end, long read) {
        this.conversation = conversation;
        this.sent = sent;
        this.end = end;
        this.read = read;
    }

    /** The stream of this session's sends here, made with the first of them. */
    Append.Stream stream() {
        if (stream == null) {
            stream = new Append.Stream();
        }
        return stream;
    }

    void knowOf(long seq) {
        end = Math.max(end, seq);
    }
}
