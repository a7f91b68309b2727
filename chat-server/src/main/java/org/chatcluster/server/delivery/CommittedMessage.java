package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.log.Append;
import org.chatcluster.server.log.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A committed message on its way to the sessions of this node, whether this node or another has committed it. Its frame is made
 * once, by the first thread that needs it. Thread-safe.
 */
final class CommittedMessage {
    private final Conversation conversation;
    private final long seq;
    private final int senderId;
    private final long cid;
    private final @Nullable Append append;
    /** As another node encoded it, on the heap. */
    private final @Nullable ByteBuf received;

    private final int onlyUser;
    private volatile byte @Nullable [] frame;

    private CommittedMessage(
            Conversation conversation,
            long seq,
            int senderId,
            long cid,
            @Nullable Append append,
            @Nullable ByteBuf received,
            int onlyUser) {
        this.conversation = conversation;
        this.seq = seq;
        this.senderId = senderId;
        this.cid = cid;
        this.append = append;
        this.received = received;
        this.onlyUser = onlyUser;
    }

    /** A message that this node has committed. */
    static CommittedMessage of(Append append) {
        return new CommittedMessage(
                append.conversation(), append.seq(), append.senderId(), append.cid(), append, null, 0);
    }

    /** A message that another node has committed, for the sessions of one user if {@code onlyUser} is not 0. */
    static CommittedMessage of(BusMessage.Committed message, int onlyUser) {
        return new CommittedMessage(
                message.conversation(),
                message.seq(),
                message.senderId(),
                message.cid(),
                null,
                message.frame(),
                onlyUser);
    }

    Conversation conversation() {
        return conversation;
    }

    long seq() {
        return seq;
    }

    int senderId() {
        return senderId;
    }

    long cid() {
        return cid;
    }

    /** The user whose sessions it is for, 0 for all of them. */
    int onlyUser() {
        return onlyUser;
    }

    /** Whether it is to be brought to this user of its one-to-one conversation. */
    boolean isFor(int userId) {
        return onlyUser == 0 || onlyUser == userId;
    }

    /** The send that has brought the message, if that came to this node. */
    @Nullable
    OutgoingSend send() {
        return append == null ? null : (OutgoingSend) append.origin();
    }

    /** The server's time of the row, of a message that this node has committed. */
    long time() {
        return append == null ? 0 : append.time();
    }

    /** The push's frame, encoded by the first thread that asks. Not to be changed. */
    byte[] frame(PushFrames frames) {
        byte[] known = frame;
        return known == null ? encodedFrame(frames) : known;
    }

    private synchronized byte[] encodedFrame(PushFrames frames) {
        byte[] known = frame;
        if (known == null) {
            known = newFrame(frames);
            frame = known;
        }
        return known;
    }

    private byte[] newFrame(PushFrames frames) {
        if (append != null) {
            return frames.encode(Pushes.of(append.row(), append.senderName(), false));
        }
        if (received == null) {
            throw new IllegalStateException("A message is from here or from another node.");
        }
        return ByteBufUtil.getBytes(received);
    }
}
