package org.chatcluster.client.terminal.screen;

import org.chatcluster.client.terminal.model.ConversationView;

/** A row of the list of conversations. Immutable. */
public record ListRow(ConversationView conversation, String name, Presence presence) {}
