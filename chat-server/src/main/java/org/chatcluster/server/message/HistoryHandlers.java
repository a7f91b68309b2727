package org.chatcluster.server.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chatcluster.common.json.Text;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.Session;

/** HISTORY_MSG. On the request pool. */
public final class HistoryHandlers {
    /** What a message takes in JSON besides its text, at the most: names and numbers. */
    private static final int MESSAGE_OVERHEAD_BYTES = 512;

    private final MessageDao messages;
    private final Pushes pushes;
    private final ConversationAccess access;

    /** Handlers that read the log. */
    public HistoryHandlers(MessageDao messages, Pushes pushes, ConversationAccess access) {
        this.messages = messages;
        this.pushes = pushes;
        this.access = access;
    }

    /** A page behind {@code after}, in front of {@code before}, or the newest. */
    public Answer page(Session session, HistoryRequest request) {
        Conversation conversation = Conversation.of(session.userId(), request.target());
        long floor = access.requireFloor(session.userId(), request.target());
        boolean forward = request.after() != HistoryRequest.NONE;
        // One more than asked tells whether there are more.
        int limit = request.limit() + 1;
        List<StoredMessage> rows;
        if (forward) {
            rows = messages.listAfter(conversation, Math.max(floor, request.after()), Long.MAX_VALUE, limit);
        } else {
            long before = request.before() == HistoryRequest.NONE ? Long.MAX_VALUE : request.before();
            rows = messages.listBefore(conversation, before, floor, limit);
        }
        // After the rows, so that none of them is beyond it.
        long last = Math.max(floor, access.lastSeq(conversation));
        List<StoredMessage> page = new ArrayList<>(rows.subList(0, fitting(rows, request.limit())));
        boolean more = page.size() < rows.size();
        if (!forward) {
            Collections.reverse(page);
        }
        return Answer.of(new HistoryReply(request.target(), pushes.of(page, 0), more, last));
    }

    /** How many of the rows fit into a frame, the first always. */
    private static int fitting(List<StoredMessage> rows, int limit) {
        int bytes = 0;
        int count = 0;
        while (count < Math.min(rows.size(), limit)) {
            bytes += MESSAGE_OVERHEAD_BYTES + Text.jsonLength(rows.get(count).text());
            if (bytes > Limits.MAX_FRAME_FROM_SERVER - MESSAGE_OVERHEAD_BYTES && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }
}
