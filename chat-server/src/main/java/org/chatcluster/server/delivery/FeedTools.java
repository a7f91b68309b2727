package org.chatcluster.server.delivery;

import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.log.Appender;

/** What every {@link SessionFeed} of a node works with. All of it is thread-safe. */
public record FeedTools(
        Appender log, ClusterBus bus, PageReader pages, CidSource cids, PushFrames frames, DeliveryMeter meter) {}
