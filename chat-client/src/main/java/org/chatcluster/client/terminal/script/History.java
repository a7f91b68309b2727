package org.chatcluster.client.terminal.script;

import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;

/** What was said in a conversation, from the server, a page at a time. On the command's thread. */
final class History {
    private final Account account;
    private final Target conversation;

    History(Account account, Target conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    /** Takes pages, each in rising order; false when it wants no more. */
    interface Reader {
        boolean take(List<ChatMessage> page);
    }

    /** The place of the newest message; 0 when there is none. */
    long lastSeq() throws InterruptedException {
        return page(HistoryRequest.NONE, 1).lastSeq();
    }

    /** Gives {@code reader} all messages behind {@code after}, also those that come meanwhile; the place of the last one. */
    long readAfter(long after, Reader reader) throws InterruptedException {
        long last = after;
        boolean more = true;
        while (more) {
            HistoryReply page = page(last, Limits.MAX_HISTORY);
            List<ChatMessage> messages =
                    page.messages().stream().map(this::message).toList();
            more = !messages.isEmpty() && reader.take(messages) && page.more();
            last = messages.isEmpty() ? last : messages.get(messages.size() - 1).seq();
        }
        return last;
    }

    private HistoryReply page(long after, int limit) throws InterruptedException {
        return account.ask(new HistoryRequest(conversation, after, HistoryRequest.NONE, limit), HistoryReply.class);
    }

    private ChatMessage message(ChatPush push) {
        boolean own = push.sender().id() == account.me();
        return new ChatMessage(conversation, push.sender(), push.msg(), push.seq(), push.time(), true, own);
    }
}
