package org.chatcluster.client;

import org.chatcluster.common.protocol.SendRequest;

/** A chat message in an {@link OutboxStore}; {@code time} is when it was written, in ms since the epoch by the clock here. Immutable. */
public record StoredMessage(SendRequest request, long time) {}
