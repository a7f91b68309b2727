package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.Conversation;
import org.jspecify.annotations.Nullable;

/** A committed message on its way to the sessions of this node: encoded once, by the first event loop that needs it. Thread-safe. */
final class CommittedMessage {
    private final Append append;
    private @Nullable ByteBuf frame;

    CommittedMessage(Append append) {
        this.append = append;
    }

    Conversation conversation() {
        return append.conversation();
    }

    long seq() {
        return append.seq();
    }

    long time() {
        return append.time();
    }

    /** The send that has brought the message. */
    OutgoingSend send() {
        return (OutgoingSend) append.origin();
    }

    /** A duplicate of the push's frame, which the caller must release. */
    synchronized ByteBuf frame(FrameEncoder encoder, ByteBufAllocator allocator) {
        if (frame == null) {
            ChatPush push = Pushes.of(append.row(), append.senderName(), false);
            frame = encoder.encode(allocator, push, FrameEncoder.NO_RID);
        }
        return frame.retainedDuplicate();
    }

    /** Lets the frame go once no event loop will ask for it any more. */
    synchronized void release() {
        if (frame != null) {
            frame.release();
            frame = null;
        }
    }
}
