package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what Redis brings: beats go to {@link BusHealth}, the rest to the listener. Confined to the thread of the bus. */
final class BusReceiver {
    private static final Duration COMPLAINT_INTERVAL = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(BusReceiver.class);

    private final NodeRef self;
    private final BusCodec codec;
    private final BusHealth health;
    private final BusMeter meter;
    private boolean namesake;
    private BusListener listener = (sender, channel, messages) -> {};
    private long nextComplaint = System.nanoTime();

    BusReceiver(NodeRef self, BusCodec codec, BusHealth health, BusMeter meter) {
        this.self = self;
        this.codec = codec;
        this.health = health;
        this.meter = meter;
    }

    void tell(BusListener newListener) {
        listener = newListener;
    }

    /** Never throws. */
    void received(String channelName, ByteBuf payload) {
        try {
            BusChannel channel = BusChannel.parse(channelName);
            if (channel == null) {
                throw new MalformedPublicationException("channel: " + channelName);
            }
            boolean own = codec.isOwn(payload);
            if (own && !channel.equals(BusChannel.NODES)) {
                return;
            }
            NodeRef sender = codec.decodeSender(payload);
            List<BusMessage> messages = codec.decode(payload);
            if (channel.equals(BusChannel.NODES)) {
                messages = withoutBeats(sender, own, messages);
            }
            if (!own && !messages.isEmpty()) {
                meter.received();
                listener.received(sender, channel, messages);
            }
        } catch (MalformedPublicationException | RuntimeException e) {
            health.raise(DoubtCause.UNREADABLE, "something came that could not be read");
            complain(channelName, e);
        }
    }

    private List<BusMessage> withoutBeats(NodeRef sender, boolean own, List<BusMessage> messages) {
        List<BusMessage> others = new ArrayList<>();
        for (BusMessage message : messages) {
            if (!(message instanceof BusMessage.Beat beat)) {
                others.add(message);
            } else if (own) {
                health.heardOwn();
            } else {
                health.heard(sender, beat);
                warnOfNamesake(sender);
            }
        }
        return others;
    }

    /** An earlier run of this node beats no more. */
    private void warnOfNamesake(NodeRef sender) {
        if (!namesake && sender.name().equals(self.name())) {
            namesake = true;
            LOG.warn("There is another node {}: each needs a name of its own (--node-id).", self.name());
        }
    }

    /** Anybody who reaches Redis could fill the log otherwise. */
    private void complain(String channelName, Exception e) {
        long now = System.nanoTime();
        if (now - nextComplaint >= 0) {
            nextComplaint = now + COMPLAINT_INTERVAL.toNanos();
            LOG.warn("What was published on {} could not be used.", channelName, e);
        }
    }
}
