package org.chatcluster.client;

import org.chatcluster.common.protocol.UserName;
import org.jspecify.annotations.Nullable;

/**
 * A look at a client: {@code user} and {@code node} of the present or last session, the messages that are sent and without an
 * answer, and those that wait behind them. Immutable.
 */
public record ClientStatus(
        ClientState state,
        @Nullable UserName user,
        @Nullable String node,
        int inFlight,
        int queued) {}
