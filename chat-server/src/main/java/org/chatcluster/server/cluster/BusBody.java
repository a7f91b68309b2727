package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.log.Conversation;
import org.jspecify.annotations.Nullable;

/** One message of the bus as bytes, without what {@link BusCodec} puts around it. Writing is thread-safe, reading confined to one thread. */
final class BusBody {
    private static final int COMMITTED = 1;
    private static final int REACHED = 2;
    private static final int NOTICE = 3;
    private static final int MEMBERSHIP_CHANGED = 4;
    private static final int CLAIM = 5;
    private static final int TOKENS_REVOKED = 6;
    private static final int PRESENCE_CHANGED = 7;
    private static final int BEAT = 8;

    private final FrameEncoder encoder = new FrameEncoder();
    private final ServerMessageDecoder decoder = new ServerMessageDecoder();

    static int kind(BusMessage message) {
        if (message instanceof BusMessage.Committed) {
            return COMMITTED;
        } else if (message instanceof BusMessage.Reached) {
            return REACHED;
        } else if (message instanceof BusMessage.Notice) {
            return NOTICE;
        } else if (message instanceof BusMessage.MembershipChanged) {
            return MEMBERSHIP_CHANGED;
        } else if (message instanceof BusMessage.Claim) {
            return CLAIM;
        } else if (message instanceof BusMessage.TokensRevoked) {
            return TOKENS_REVOKED;
        } else if (message instanceof BusMessage.PresenceChanged) {
            return PRESENCE_CHANGED;
        }
        return BEAT;
    }

    void write(ByteBuf out, BusMessage message) {
        if (message instanceof BusMessage.Committed row) {
            out.writeLong(row.conversation().id());
            Varint.write(out, row.seq());
            Varint.write(out, row.senderId());
            out.writeLong(row.cid());
            out.writeBytes(row.frame(), row.frame().readerIndex(), row.frame().readableBytes());
        } else if (message instanceof BusMessage.Reached reached) {
            out.writeLong(reached.conversation().id());
            Varint.write(out, reached.seq());
        } else if (message instanceof BusMessage.Notice notice) {
            Varint.write(out, notice.exceptUserId());
            encoder.append(out, notice.push(), FrameEncoder.NO_RID);
        } else if (message instanceof BusMessage.MembershipChanged change) {
            Varint.write(out, change.userId());
            Varint.write(out, change.groupId());
        } else if (message instanceof BusMessage.Claim claim) {
            Varint.write(out, claim.userId());
            out.writeLong(claim.attempt());
            out.writeLong(claim.time());
            out.writeCharSequence(claim.device(), StandardCharsets.UTF_8);
        } else if (message instanceof BusMessage.TokensRevoked revoked) {
            Varint.write(out, revoked.userId());
        } else if (message instanceof BusMessage.PresenceChanged change) {
            Varint.write(out, change.userId());
            out.writeBoolean(change.state() == State.ONLINE);
        } else if (message instanceof BusMessage.Beat beat) {
            Varint.write(out, beat.number());
            Varint.write(out, beat.losses());
            out.writeBoolean(beat.leaving());
        }
    }

    /**
     * Reads {@code in}, which ends with the message or with fields that a newer node has added; null is a kind that is not known.
     *
     * @throws IndexOutOfBoundsException if it ends too early
     */
    @Nullable
    BusMessage read(int kind, ByteBuf in) throws MalformedPublicationException {
        return switch (kind) {
            case COMMITTED -> readCommitted(in);
            case REACHED -> new BusMessage.Reached(new Conversation(in.readLong()), Varint.read(in));
            case NOTICE -> readNotice(in);
            case MEMBERSHIP_CHANGED -> new BusMessage.MembershipChanged(Varint.readInt(in), Varint.readInt(in));
            case CLAIM -> readClaim(in);
            case TOKENS_REVOKED -> new BusMessage.TokensRevoked(Varint.readInt(in));
            case PRESENCE_CHANGED ->
                new BusMessage.PresenceChanged(Varint.readInt(in), in.readBoolean() ? State.ONLINE : State.OFFLINE);
            case BEAT -> new BusMessage.Beat(Varint.read(in), Varint.read(in), in.readBoolean());
            default -> null;
        };
    }

    private static BusMessage readCommitted(ByteBuf in) throws MalformedPublicationException {
        Conversation conversation = new Conversation(in.readLong());
        long seq = Varint.read(in);
        int senderId = Varint.readInt(in);
        long cid = in.readLong();
        requireFrame(in);
        return new BusMessage.Committed(conversation, seq, senderId, cid, in.slice());
    }

    private @Nullable BusMessage readNotice(ByteBuf in) throws MalformedPublicationException {
        int exceptUserId = Varint.readInt(in);
        requireFrame(in);
        try {
            ServerMessageDecoder.Received received = decoder.decode(in.skipBytes(FrameDecoder.LENGTH_BYTES));
            if (received == null) {
                return null;
            }
            if (received.message() instanceof Push push) {
                return new BusMessage.Notice(push, exceptUserId);
            }
            throw new MalformedPublicationException(
                    "A notice is no push but " + received.message().getClass().getSimpleName() + ".");
        } catch (MalformedJsonException | BadValueException e) {
            throw new MalformedPublicationException("A notice cannot be read.", e);
        }
    }

    private static BusMessage readClaim(ByteBuf in) throws MalformedPublicationException {
        int userId = Varint.readInt(in);
        long attempt = in.readLong();
        long time = in.readLong();
        String device =
                in.readCharSequence(in.readableBytes(), StandardCharsets.UTF_8).toString();
        return new BusMessage.Claim(userId, device, attempt, time);
    }

    /** Anybody who reaches Redis can publish: nothing must reach a client that would break the rest of its stream. */
    private static void requireFrame(ByteBuf in) throws MalformedPublicationException {
        int length = in.readableBytes() - FrameDecoder.LENGTH_BYTES;
        if (length < 1 || in.getInt(in.readerIndex()) != length) {
            throw new MalformedPublicationException("A frame is not as long as it says.");
        }
    }
}
