package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;

/** A client that understands what it is sent, and reads when it is told to. Confined to its loop. */
final class FakeOutlet implements Outlet {
    private static final FrameEncoder ENCODER = new FrameEncoder();
    private static final ByteBufAllocator ALLOCATOR = new UnpooledByteBufAllocator(false, true);

    private final Executor loop;
    private final ServerMessageDecoder decoder = new ServerMessageDecoder();
    private final List<ServerMessageDecoder.Received> unflushed = new ArrayList<>();
    private final List<ServerMessageDecoder.Received> received = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private boolean writable = true;
    private boolean ended;
    private boolean failNextWrite;
    private int sends;

    FakeOutlet(Executor loop) {
        this.loop = loop;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public boolean isWritable() {
        return writable && !ended;
    }

    void writable(boolean isWritable) {
        writable = isWritable;
    }

    /** Notes when something else has happened. */
    void mark(Object event) {
        events.add(event);
    }

    /** Everything that was written and marked, in this order. */
    List<Object> events() {
        return events;
    }

    /** The connection is over. */
    void end() {
        ended = true;
    }

    /** The next write meets a defect. */
    void failNextWrite() {
        failNextWrite = true;
    }

    @Override
    public void write(ByteBuf frames) {
        try {
            if (failNextWrite) {
                failNextWrite = false;
                throw new IllegalStateException("a defect");
            }
            if (ended) {
                return;
            }
            // A copy: the leak detector writes down every touch of the original.
            ByteBuf copy = Unpooled.wrappedBuffer(ByteBufUtil.getBytes(frames));
            while (copy.isReadable()) {
                ServerMessageDecoder.Received message = decoder.decode(copy.readSlice(copy.readInt()));
                unflushed.add(message);
                events.add(message.message());
            }
        } catch (MalformedJsonException e) {
            throw new AssertionError("The frame cannot be understood.", e);
        } finally {
            frames.release();
        }
    }

    @Override
    public void write(byte[] frame) {
        write(Unpooled.wrappedBuffer(frame));
    }

    @Override
    public void write(Message message, long rid) {
        write(ENCODER.encode(ALLOCATOR, message, rid));
    }

    @Override
    public void flush() {
        received.addAll(unflushed);
        unflushed.clear();
    }

    @Override
    public void sendsInFlight(int count) {
        sends = count;
    }

    /** The number of sends in flight that was told last. */
    int sends() {
        return sends;
    }

    /** Whether something was written and never flushed. */
    boolean hasUnflushed() {
        return !unflushed.isEmpty();
    }

    /** Everything that was received. */
    List<Message> messages() {
        return received.stream().map(ServerMessageDecoder.Received::message).toList();
    }

    /** Everything that was received, each in a few characters. */
    List<String> seen() {
        return received.stream().map(FakeOutlet::brief).toList();
    }

    /** What was received since the last call, each in a few characters. */
    List<String> takeSeen() {
        List<String> seen = seen();
        received.clear();
        return seen;
    }

    /** The rids of what was received. */
    List<Long> rids() {
        return received.stream().map(ServerMessageDecoder.Received::rid).toList();
    }

    private static String brief(ServerMessageDecoder.Received received) {
        Message message = received.message();
        if (message instanceof ChatPush push) {
            return "push " + place(push.target(), push.sender().id()) + " " + push.seq()
                    + (push.offline() ? " offline" : "");
        } else if (message instanceof ChatAck ack) {
            return "ack " + place(ack.target(), 0) + " " + ack.seq() + " cid " + ack.cid() + (ack.dup() ? " dup" : "");
        } else if (message instanceof Refusal refusal) {
            return "refused " + refusal.errno() + " cid " + refusal.echo().cid();
        } else if (message instanceof SyncEnd) {
            return "sync end";
        }
        return message.type().name();
    }

    private static String place(Target target, int senderId) {
        if (target instanceof Target.Group group) {
            return "g" + group.id();
        }
        return senderId == 0 ? "u" + ((Target.User) target).id() : senderId + "-" + ((Target.User) target).id();
    }
}
