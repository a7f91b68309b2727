package org.chatcluster.client.terminal.command;

import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;

/** The messages of a conversation, page by page from the newest back. On the person's thread, who can interrupt it. */
final class HistoryPages {
    private final ChatClient client;
    private final Target conversation;
    private long before = HistoryRequest.NONE;
    private boolean more = true;

    HistoryPages(ChatClient client, Target conversation) {
        this.client = client;
        this.conversation = conversation;
    }

    /** Whether there may be older messages than those that {@link #next} gave. */
    boolean hasMore() {
        return more;
    }

    /** At most {@code limit} messages, in rising order, and no more than a page; empty if there is none left. */
    List<ChatPush> next(long limit) throws InterruptedException {
        int size = (int) Math.min(limit, Limits.MAX_HISTORY);
        HistoryRequest request = new HistoryRequest(conversation, HistoryRequest.NONE, before, size);
        HistoryReply page = Answers.await(client.request(request, HistoryReply.class));
        List<ChatPush> messages = page.messages();
        more = page.more() && !messages.isEmpty();
        if (!messages.isEmpty()) {
            before = messages.get(0).seq();
        }
        return messages;
    }
}
