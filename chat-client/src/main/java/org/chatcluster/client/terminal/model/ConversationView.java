package org.chatcluster.client.terminal.model;

import org.chatcluster.common.protocol.Target;

/**
 * A row of the list of conversations: its place counted from 1, what is unread in it and how many of that name this account, whether
 * it is the current one, whether something unsent waits in it. Immutable.
 */
public record ConversationView(
        Target conversation, int number, long unread, int mentions, boolean current, boolean draft, boolean refused) {
    /** Whether the person would want to look at it. */
    public boolean wanted() {
        return unread > 0;
    }
}
