package org.chatcluster.server.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.server.chat.ChatService;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.session.SessionRegistry;

/** What every connection of a node works with; {@code isProxy} knows the balancers. All of it is thread-safe. */
public record ConnectionTools(
        Connections connections,
        ChatService chat,
        SessionRegistry sessions,
        Presence presence,
        DeliveryService delivery,
        RateLimits limits,
        FrameEncoder encoder,
        ChatMetrics metrics,
        BrokenFrames brokenFrames,
        Executor requests,
        Duration heartbeat,
        Duration loginTimeout,
        Predicate<InetAddress> isProxy) {}
