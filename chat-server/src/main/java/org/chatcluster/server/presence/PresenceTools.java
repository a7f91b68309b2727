package org.chatcluster.server.presence;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceStore;
import org.chatcluster.server.session.SessionRegistry;

/**
 * What {@link Presence} works with. {@code thread} runs one task at a time; {@code ticker} counts nanoseconds and only its
 * differences mean something.
 */
public record PresenceTools(
        NodeRef self,
        SessionRegistry sessions,
        PresenceStore store,
        ClusterBus bus,
        FriendScreen screen,
        ScheduledExecutorService thread,
        Clock clock,
        LongSupplier ticker) {}
