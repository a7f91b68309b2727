package org.chatcluster.client.terminal.command;

import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;

/** The messages of a conversation, page by page: from the newest back, or on from a place. On the person's thread, who can interrupt it. */
public final class HistoryPages {
    private final ChatClient client;
    private final Target conversation;
    private final boolean back;
    private long place;
    private boolean more = true;
    private long lastSeq;

    private HistoryPages(ChatClient client, Target conversation, boolean back, long place) {
        this.client = client;
        this.conversation = conversation;
        this.back = back;
        this.place = place;
    }

    /** The newest, and then what is older. */
    public static HistoryPages back(ChatClient client, Target conversation) {
        return new HistoryPages(client, conversation, true, HistoryRequest.NONE);
    }

    /** What is behind {@code after}, the oldest first, also what comes meanwhile. */
    public static HistoryPages after(ChatClient client, Target conversation, long after) {
        return new HistoryPages(client, conversation, false, after);
    }

    /** Whether there may be messages besides those that {@link #next} gave. */
    public boolean hasMore() {
        return more;
    }

    /** The place of the newest message of the conversation, as of the last page; 0 when there is none. */
    public long lastSeq() {
        return lastSeq;
    }

    /** At most {@code limit} messages, in rising order, and no more than a page; empty if there is none left. */
    public List<ChatPush> next(long limit) throws InterruptedException {
        int size = (int) Math.min(limit, Limits.MAX_HISTORY);
        long after = back ? HistoryRequest.NONE : place;
        long before = back ? place : HistoryRequest.NONE;
        HistoryReply page = Answers.await(
                client.request(new HistoryRequest(conversation, after, before, size), HistoryReply.class));
        List<ChatPush> messages = page.messages();
        more = page.more() && !messages.isEmpty();
        lastSeq = page.lastSeq();
        if (!messages.isEmpty()) {
            place = messages.get(back ? 0 : messages.size() - 1).seq();
        }
        return messages;
    }
}
