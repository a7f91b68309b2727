package org.chatcluster.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.codec.FrameDecoder;

/**
 * One connection of the relay: cuts what arrives into frames, each with its length, gathers those of one read, and then hands them to the event loops of its
 * peers, one task for each loop. Each peer is flushed once. Confined to the event loop of its channel.
 */
final class RelayConnection extends ByteToMessageDecoder {
    private static final int NOBODY = -1;

    private final RelayMembers members;
    private final List<ByteBuf> frames = new ArrayList<>();
    private Map<EventLoop, List<Channel>> peersByLoop = Map.of();
    private long peersAsOf = NOBODY;
    private int number = NOBODY;
    private int[] peers = {};
    private long received;

    RelayConnection(RelayMembers members) {
        this.members = members;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.readableBytes() >= FrameDecoder.LENGTH_BYTES) {
            int length = FrameDecoder.LENGTH_BYTES + in.getInt(in.readerIndex());
            if (in.readableBytes() < length) {
                return;
            }
            if (number == NOBODY) {
                join(context, in.readSlice(length));
            } else {
                frames.add(in.readRetainedSlice(length));
                received++;
            }
            var unused = context.write(ack(context), context.voidPromise());
        }
    }

    private void join(ChannelHandlerContext context, ByteBuf hello) {
        hello.skipBytes(FrameDecoder.LENGTH_BYTES);
        number = hello.readInt();
        peers = new int[hello.readableBytes() / Integer.BYTES];
        for (int i = 0; i < peers.length; i++) {
            peers[i] = hello.readInt();
        }
        members.add(number, context.channel());
    }

    private ByteBuf ack(ChannelHandlerContext context) {
        int bytes = RelayFloor.ACK_BYTES;
        return context.alloc()
                .buffer(FrameDecoder.LENGTH_BYTES + bytes)
                .writeInt(bytes)
                .writeByte(RelayFloor.ACK_MARK)
                .writeLong(received)
                .writeZero(bytes - Byte.BYTES - Long.BYTES);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (!frames.isEmpty()) {
            relay(context.channel().eventLoop());
        }
        context.flush();
        super.channelReadComplete(context);
    }

    private void relay(EventLoop own) {
        lookUpPeers();
        peersByLoop.forEach((loop, channels) -> {
            List<ByteBuf> shared = new ArrayList<>(frames.size());
            frames.forEach(frame -> shared.add(frame.retain()));
            if (loop == own) {
                write(shared, channels);
            } else {
                loop.execute(() -> write(shared, channels));
            }
        });
        frames.forEach(ByteBuf::release);
        frames.clear();
    }

    private static void write(List<ByteBuf> frames, List<Channel> channels) {
        for (Channel channel : channels) {
            for (ByteBuf frame : frames) {
                var unused = channel.write(frame.retainedDuplicate(), channel.voidPromise());
            }
            channel.flush();
        }
        frames.forEach(ByteBuf::release);
    }

    private void lookUpPeers() {
        long changes = members.changes();
        if (changes == peersAsOf) {
            return;
        }
        Map<EventLoop, List<Channel>> found = new HashMap<>();
        for (int peer : peers) {
            Channel channel = members.find(peer);
            if (channel != null) {
                found.computeIfAbsent(channel.eventLoop(), loop -> new ArrayList<>())
                        .add(channel);
            }
        }
        peersByLoop = found;
        peersAsOf = changes;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        members.remove(number, context.channel());
        frames.forEach(ByteBuf::release);
        frames.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Somebody has hung up; nothing else can go wrong here that would have to be told.
        var unused = context.close();
    }
}
