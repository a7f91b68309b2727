package org.chatcluster.client.terminal.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
import org.jspecify.annotations.Nullable;

/** Brings pages of the history into the model, without waiting. Thread-safe. */
public final class OlderMessages {
    /** So much of a conversation is there when the person turns to it. */
    private static final int ENOUGH = 50;

    /** So many pages of one conversation are brought without being asked for. */
    private static final int UNREAD_PAGES = 5;

    /** So many of all conversations. */
    private static final int ALL_UNREAD_PAGES = 50;

    private final Supplier<ChatClient> client;
    private final Desk desk;
    private final People people;
    private final Runnable changed;
    private CompletableFuture<@Nullable Void> bringing = CompletableFuture.completedFuture(null);

    /** {@code client} is asked for late: it is made with the listener that shares the model; {@code changed} must not wait. */
    public OlderMessages(Supplier<ChatClient> client, Desk desk, People people, Runnable changed) {
        this.client = client;
        this.desk = desk;
        this.people = people;
        this.changed = changed;
    }

    /** Asks for a page if little of the conversation is here. */
    public void fill(Target conversation) {
        if (desk.shelf().messages(conversation) < ENOUGH) {
            var unused = load(conversation);
        }
    }

    /** The page before the oldest message, for the model too; nothing if that is under way, there is none, or it cannot be had. */
    public CompletableFuture<List<ChatMessage>> load(Target conversation) {
        return page(conversation).exceptionally(failure -> {
            desk.notice(conversation, Line.error("Older messages could not be loaded: " + failure.getMessage()));
            changed.run();
            return List.of();
        });
    }

    /**
     * Brings what is unread and was received in an earlier run, which the server does not push again: who was named in it is counted,
     * and it is there when the person turns to it. One page after the other, and not all where there is a great deal: another call goes
     * on from there. Ends with the failure of a page.
     */
    public synchronized CompletableFuture<@Nullable Void> bringUnread() {
        if (bringing.isDone()) {
            bringing = bringUnread(new ArrayDeque<>(desk.unread().keySet()), UNREAD_PAGES, ALL_UNREAD_PAGES)
                    .toCompletableFuture();
        }
        return bringing;
    }

    private CompletionStage<@Nullable Void> bringUnread(Deque<Target> left, int pages, int allPages) {
        int pagesHere = pages;
        while (!left.isEmpty() && (pagesHere == 0 || !desk.shelf().lacksUnread(left.getFirst()))) {
            left.removeFirst();
            pagesHere = UNREAD_PAGES;
        }
        if (left.isEmpty() || allPages == 0) {
            return CompletableFuture.completedFuture(null);
        }
        int pagesLeft = pagesHere - 1;
        return page(left.getFirst())
                .thenCompose(page -> bringUnread(left, page.isEmpty() ? 0 : pagesLeft, allPages - 1));
    }

    private CompletableFuture<List<ChatMessage>> page(Target conversation) {
        return desk.shelf()
                .beginLoading(conversation)
                .map(before -> page(conversation, before))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private CompletableFuture<List<ChatMessage>> page(Target conversation, long before) {
        long exclusive = before == 0 ? HistoryRequest.NONE : before;
        HistoryRequest request = new HistoryRequest(conversation, HistoryRequest.NONE, exclusive, Limits.MAX_HISTORY);
        CompletableFuture<List<ChatMessage>> result = new CompletableFuture<>();
        var unused = client.get().request(request, HistoryReply.class).whenComplete((page, failure) -> {
            if (page == null) {
                desk.shelf().loadingFailed(conversation);
                result.completeExceptionally(failure);
            } else {
                List<ChatMessage> messages = messages(conversation, page);
                keep(conversation, messages, page.more());
                result.complete(messages);
            }
            changed.run();
        });
        changed.run();
        return result;
    }

    /** Keeps messages of the history, the newest or those before what is here; {@code more} tells whether there are older ones. */
    void keep(Target conversation, List<ChatMessage> messages, boolean more) {
        desk.shelf().loaded(conversation, messages, more, people::isNamedIn);
    }

    private List<ChatMessage> messages(Target conversation, HistoryReply page) {
        return page.messages().stream()
                .map(push -> people.seen(conversation, push))
                .toList();
    }
}
