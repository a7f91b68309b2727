package org.chatcluster.server.cluster;

import java.util.List;

/** Hears what other nodes publish on the channels that are subscribed to. Called on one thread of the bus; must not block. */
public interface BusListener {
    /**
     * Another node, or this one's earlier run, has published something; what this node publishes itself does not come here.
     * {@code messages} are those of one publication.
     */
    void received(NodeRef sender, BusChannel channel, List<BusMessage> messages);
}
