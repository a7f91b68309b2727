package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;

/** A client of a {@link TestNode}: writes bytes, reads messages, or does not read. Confined to one thread. */
final class TestClient {
    final EmbeddedChannel channel;
    final MockTicker ticker;
    private final ServerMessageDecoder decoder = new ServerMessageDecoder();
    private final Valve valve = new Valve();
    private final ByteBuf received = Unpooled.buffer();

    TestClient(EmbeddedChannel channel, MockTicker ticker) {
        this.channel = channel;
        this.ticker = ticker;
        channel.pipeline().addFirst("valve", valve);
    }

    /** Frames of these JSON texts in one buffer. */
    static ByteBuf frames(String... texts) {
        ByteBuf frames = Unpooled.buffer();
        for (String text : texts) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            frames.writeInt(payload.length).writeBytes(payload);
        }
        return frames;
    }

    /** Sends frames of these JSON texts in one write. */
    void write(String... texts) {
        channel.writeInbound(frames(texts));
    }

    /** Sends bytes. */
    void write(ByteBuf bytes) {
        channel.writeInbound(bytes);
    }

    void login(int userId, String token) {
        write(login(userId, token, ""));
    }

    static String login(int userId, String token, String more) {
        return "{\"msgid\":1,\"id\":" + userId + ",\"token\":\"" + token + "\"" + more + "}";
    }

    void send(int toId, long cid) {
        write(send(toId, cid, "text " + cid));
    }

    static String send(int toId, long cid, String text) {
        return "{\"msgid\":6,\"toid\":" + toId + ",\"cid\":" + cid + ",\"msg\":\"" + text + "\"}";
    }

    /** Stops reading, or reads all there is and goes on. */
    void reads(boolean reads) {
        valve.open = reads;
        if (reads) {
            channel.flush();
        }
    }

    void hangUp() {
        valve.open = true;
        var unused = channel.close();
        channel.runPendingTasks();
    }

    boolean isClosed() {
        return !channel.isOpen();
    }

    /** What was received since the last call. */
    List<Message> messages() {
        return receive().stream().map(ServerMessageDecoder.Received::message).toList();
    }

    private List<ServerMessageDecoder.Received> receive() {
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            received.writeBytes(bytes);
            bytes.release();
        }
        List<ServerMessageDecoder.Received> messages = new ArrayList<>();
        try {
            while (received.isReadable()) {
                messages.add(decoder.decode(received.readSlice(received.readInt())));
            }
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
        received.clear();
        return messages;
    }

    /** What was received since the last call, each in a few characters: name, errno or seq, rid. */
    List<String> seen() {
        return receive().stream().map(TestClient::brief).toList();
    }

    private static String brief(ServerMessageDecoder.Received received) {
        Message message = received.message();
        String rid = received.rid() == FrameEncoder.NO_RID ? "" : " rid " + received.rid();
        String name = message.type().name();
        if (message instanceof Refusal refusal) {
            return name + " errno " + refusal.errno() + rid;
        } else if (message instanceof Bye bye) {
            return name + " errno " + bye.errno() + (bye.reconnect() ? " reconnect" : "");
        } else if (message instanceof ChatAck ack) {
            return name + " seq " + ack.seq() + " cid " + ack.cid() + (ack.dup() ? " dup" : "") + rid;
        } else if (message instanceof ChatPush push) {
            return name + " seq " + push.seq() + (push.offline() ? " offline" : "");
        }
        return name + rid;
    }

    /** The client's end of the network: while it is closed, what is flushed stays with the server. */
    private static final class Valve extends ChannelOutboundHandlerAdapter {
        private boolean open = true;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            if (open) {
                ctx.flush();
            }
        }
    }
}
