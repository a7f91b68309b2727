package org.chatcluster.client.terminal.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.common.protocol.Target;

/** What is here of the history, for those who bring more of it and print it. Thread-safe, by the lock of the desk. */
public final class Shelf {
    private final Desk desk;
    private final ConversationList conversations;
    private final Tour tour;

    /** What {@code desk} guards. */
    Shelf(Desk desk, ConversationList conversations, Tour tour) {
        this.desk = desk;
        this.conversations = conversations;
        this.tour = tour;
    }

    /** How many messages of the conversation are here. */
    public int messages(Target conversation) {
        synchronized (desk) {
            return conversations.find(conversation).map(Conversation::messages).orElse(0);
        }
    }

    /** Whether older messages of the conversation are to be asked for, before which seq (0 for the newest); if so it is loading now. */
    public Optional<Long> beginLoading(Target conversation) {
        synchronized (desk) {
            Conversation known = conversations.of(conversation);
            if (known.isLoading() || !known.older()) {
                return Optional.empty();
            }
            known.loading(true);
            return Optional.of(known.firstSeq());
        }
    }

    /** Whether something unread of the conversation is not here, the server may have it, and there is room for it. */
    public boolean lacksUnread(Target conversation) {
        synchronized (desk) {
            return conversations
                    .find(conversation)
                    .filter(Conversation::lacksUnread)
                    .isPresent();
        }
    }

    /** A page of the history has come; {@code more} tells whether there is something before it, {@code mention} what names this account. */
    public void loaded(Target conversation, List<ChatMessage> messages, boolean more, Predicate<ChatMessage> mention) {
        synchronized (desk) {
            conversations
                    .find(conversation)
                    .ifPresent(known -> known.loaded(
                            messages.stream()
                                    .map(message -> Message.of(message, mention.test(message)))
                                    .toList(),
                            more));
            conversations.keepWithinBounds(tour.current());
        }
    }

    /** The history could not be had; it may be asked for again. */
    public void loadingFailed(Target conversation) {
        synchronized (desk) {
            conversations.find(conversation).ifPresent(known -> known.loading(false));
        }
    }

    /** The messages of the conversation that this account has not read and that are here. */
    public List<Message> unreadMessages(Target conversation) {
        synchronized (desk) {
            Conversation known = conversations.of(conversation);
            return known.after(known.progress().read());
        }
    }

    /** Those of the unread messages that stand before what was printed. */
    public List<Message> unprintedMessages(Target conversation) {
        synchronized (desk) {
            return conversations.of(conversation).unprinted();
        }
    }
}
