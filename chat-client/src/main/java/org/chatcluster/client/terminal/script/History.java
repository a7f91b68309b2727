package org.chatcluster.client.terminal.script;

import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.command.HistoryPages;
import org.chatcluster.common.protocol.ChatPush;
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
        HistoryPages newest = HistoryPages.back(account.client(), conversation);
        List<ChatPush> unused = newest.next(1);
        return newest.lastSeq();
    }

    /** Gives {@code reader} all messages behind {@code after}, also those that come meanwhile; the place of the last one. */
    long readAfter(long after, Reader reader) throws InterruptedException {
        HistoryPages pages = HistoryPages.after(account.client(), conversation, after);
        long last = after;
        boolean wanted = true;
        while (wanted && pages.hasMore()) {
            List<ChatMessage> messages =
                    pages.next(Limits.MAX_HISTORY).stream().map(this::message).toList();
            if (!messages.isEmpty()) {
                wanted = reader.take(messages);
                last = messages.get(messages.size() - 1).seq();
            }
        }
        return last;
    }

    private ChatMessage message(ChatPush push) {
        return ChatMessage.ofHistory(conversation, push, push.sender().id() == account.me());
    }
}
