package org.chatcluster.server.delivery;

import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;

/** Makes the frames of messages that were committed here, and counts them: one for each message is the rule. Thread-safe. */
public final class PushFrames {
    private final FrameEncoder encoder;
    private final DeliveryMeter meter;

    /** Tells {@code meter} of each. */
    public PushFrames(FrameEncoder encoder, DeliveryMeter meter) {
        this.encoder = encoder;
        this.meter = meter;
    }

    byte[] encode(ChatPush push) {
        meter.encoded();
        return encoder.encode(push, FrameEncoder.NO_RID);
    }
}
