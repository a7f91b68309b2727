package org.chatcluster.client.terminal.view;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Brings pages of the history into the model, without waiting. Thread-safe. */
public final class OlderMessages {
    /** So much of a conversation is there when the person turns to it. */
    private static final int ENOUGH = 50;

    private final Supplier<ChatClient> client;
    private final Desk desk;
    private final People people;
    private final Runnable changed;

    /** {@code client} is asked for late: it is made with the listener that shares the model; {@code changed} must not wait. */
    public OlderMessages(Supplier<ChatClient> client, Desk desk, People people, Runnable changed) {
        this.client = client;
        this.desk = desk;
        this.people = people;
        this.changed = changed;
    }

    /** Asks for a page if little of the conversation is here. */
    public void fill(Target conversation) {
        if (desk.timeline().entries().size() < ENOUGH) {
            var unused = load(conversation);
        }
    }

    /** The page before the oldest message, for the model too; nothing if that is under way, there is none, or it cannot be had. */
    public CompletableFuture<List<ChatMessage>> load(Target conversation) {
        CompletableFuture<List<ChatMessage>> result = new CompletableFuture<>();
        desk.beginLoading(conversation)
                .ifPresentOrElse(before -> load(conversation, before, result), () -> result.complete(List.of()));
        return result;
    }

    private void load(Target conversation, long before, CompletableFuture<List<ChatMessage>> result) {
        long exclusive = before == 0 ? HistoryRequest.NONE : before;
        HistoryRequest request = new HistoryRequest(conversation, HistoryRequest.NONE, exclusive, Limits.MAX_HISTORY);
        var unused = client.get().request(request, HistoryReply.class).whenComplete((page, failure) -> {
            List<ChatMessage> messages = page == null ? List.of() : messages(conversation, page);
            if (page == null) {
                desk.loadingFailed(conversation);
                desk.notice(conversation, Line.error("Older messages could not be loaded: " + failure.getMessage()));
            } else {
                desk.loaded(conversation, messages, page.more());
            }
            changed.run();
            result.complete(messages);
        });
        changed.run();
    }

    private List<ChatMessage> messages(Target conversation, HistoryReply page) {
        int me = people.me().map(UserName::id).orElse(0);
        return page.messages().stream()
                .map(push -> {
                    people.saw(push.sender());
                    boolean own = push.sender().id() == me;
                    return new ChatMessage(conversation, push.sender(), push.msg(), push.seq(), push.time(), true, own);
                })
                .toList();
    }
}
