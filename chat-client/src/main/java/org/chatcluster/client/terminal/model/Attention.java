package org.chatcluster.client.terminal.model;

import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** Whether the person looks, and what it has seen thereby. Guarded by the {@link Desk} that owns it. */
final class Attention {
    private final ConversationList conversations;
    private final Tour tour;
    private boolean focused = true;

    /** What the screen shows while nobody looks. */
    private @Nullable Screen unlooked;

    private record Screen(Target conversation, long firstSeq, long lastSeq) {}

    Attention(ConversationList conversations, Tour tour) {
        this.conversations = conversations;
        this.tour = tour;
    }

    /** The server has said how far the conversations are. */
    void begun() {
        if (focused && !here().hasLine()) {
            here().beginLooking();
        }
    }

    private Conversation here() {
        return conversations.ofOrHome(tour.current());
    }

    boolean isOn(Target conversation) {
        return focused && conversation.equals(tour.current());
    }

    void onScreen(Target conversation, long firstSeq, long lastSeq) {
        if (isOn(conversation)) {
            conversations.find(conversation).ifPresent(known -> {
                known.progress().show(firstSeq, lastSeq);
                known.progress().looked();
            });
        } else {
            unlooked = new Screen(conversation, firstSeq, lastSeq);
        }
    }

    void printed(Target conversation, long firstSeq, long lastSeq) {
        conversations.find(conversation).ifPresent(known -> {
            known.progress().print(firstSeq, lastSeq);
            if (isOn(conversation)) {
                known.progress().looked();
            }
        });
    }

    void focus(boolean on) {
        if (focused && !on) {
            here().removeLine();
        }
        if (!focused && on) {
            here().beginLooking();
        }
        focused = on;
        Screen unseen = unlooked;
        if (on && unseen != null) {
            unlooked = null;
            onScreen(unseen.conversation, unseen.firstSeq, unseen.lastSeq);
        }
    }

    /** How far the conversation is to be told as read; 0 if there is nothing to tell. */
    long takeRead(Target conversation) {
        return conversations
                .find(conversation)
                .map(known -> {
                    if (isOn(conversation)) {
                        known.progress().looked();
                    }
                    return known.progress().takeRead();
                })
                .orElse(0L);
    }

    /** Another account comes. */
    void clear() {
        unlooked = null;
    }
}
