package org.chatcluster.bench.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import org.chatcluster.bench.stage.Account;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a generator, which logs in by itself. Checks that it sees each number of a conversation once and in rising order, confirms what it
 * receives as PROTOCOL.md asks, and tells {@link Events} of the rest. Confined to its event loop, but for {@link #connect}.
 */
public final class Client extends ChannelInboundHandlerAdapter {
    /** PROTOCOL.md §4: at most every 200 ms or 50 messages. */
    private static final int CONFIRM_EVERY = 50;

    private static final int LENGTH_BYTES = 4;

    private final Generator generator;
    private final Account account;
    private final Events events;
    private final byte[] login;
    private final IntObjectMap<Progress> progress;
    private final boolean comesBack;
    private @Nullable Channel channel;
    private @Nullable ByteBuf out;
    private byte[] kept = new byte[0];
    private int keptLength;
    private String lastWords = "";
    private boolean unconfirmed;
    private boolean synced;
    private boolean over;
    private int lastSend;

    /** How far the client is in a conversation. */
    private static final class Progress {
        final boolean group;
        final int target;
        long seq;
        long confirmed;

        Progress(boolean group, int target) {
            this.group = group;
            this.target = target;
        }
    }

    Client(Generator generator, Account account, byte[] login, @Nullable Client before, Events events) {
        this.progress = before == null ? new IntObjectHashMap<>(2) : before.progress;
        this.comesBack = before != null;
        this.generator = generator;
        this.account = account;
        this.events = events;
        this.login = login;
    }

    /** Who this is. */
    public Account account() {
        return account;
    }

    /** The last number that was seen in a conversation, 0 if none was. */
    public long seen(boolean group, int target) {
        Progress known = progress.get(group ? -target : target);
        return known == null ? 0 : known.seq;
    }

    void connect(Bootstrap bootstrap) {
        var unused = bootstrap.clone().handler(this).connect().addListener(done -> {
            if (!done.isSuccess()) {
                ended(String.valueOf(done.cause()));
            }
        });
    }

    /** Ends the connection. */
    public void close() {
        if (channel != null) {
            var unused = channel.close();
        }
    }

    /** Whether frames are read; what is not read is the node's problem. */
    public void reading(boolean on) {
        if (channel != null) {
            channel.config().setAutoRead(on);
        }
    }

    // ---- sending

    /** Sends a message. */
    public void send(Frames.Chat chat, long cid, long number) {
        chat.write(out(), cid, number);
    }

    /** Sends any frame. */
    public void send(byte[] frame) {
        out().writeBytes(frame);
    }

    private ByteBuf out() {
        if (out == null) {
            if (channel == null) {
                throw new IllegalStateException(account.name() + " is not connected.");
            }
            out = channel.alloc().buffer(1024);
            lastSend = generator.ticks();
            generator.flushLater(this);
        }
        return out;
    }

    void flush() {
        ByteBuf full = out;
        out = null;
        if (full != null && channel != null) {
            var unused = channel.writeAndFlush(full, channel.voidPromise());
        } else if (full != null) {
            full.release();
        }
    }

    // ---- receiving

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        send(login);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        channel = null;
        flush();
        ended(lastWords);
    }

    /** Whether the connection has ended, or never was. */
    boolean isOver() {
        return over;
    }

    /** Says that it lives, if nothing was sent for two ticks. */
    void pingAfterSilence(int ticks) {
        if (synced && channel != null && ticks - lastSend >= 2) {
            send(Frames.ping());
        }
    }

    private void ended(String why) {
        over = true;
        if (!synced) {
            generator.opened();
            generator.problem(account.name() + " could not log in: " + why);
        }
        events.closed(this, why);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lastWords = String.valueOf(cause);
        var unused = context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            int count = in.readableBytes();
            byte[] bytes = generator.scratch(keptLength + count);
            System.arraycopy(kept, 0, bytes, 0, keptLength);
            in.readBytes(bytes, keptLength, count);
            cut(bytes, keptLength + count);
        } finally {
            in.release();
        }
    }

    private void cut(byte[] bytes, int length) {
        int at = 0;
        while (length - at >= LENGTH_BYTES) {
            int frame = (bytes[at] & 0xff) << 24
                    | (bytes[at + 1] & 0xff) << 16
                    | (bytes[at + 2] & 0xff) << 8
                    | (bytes[at + 3] & 0xff);
            if (length - at - LENGTH_BYTES < frame) {
                break;
            }
            received(bytes, at + LENGTH_BYTES, frame);
            at += LENGTH_BYTES + frame;
        }
        keptLength = length - at;
        if (keptLength > kept.length) {
            kept = new byte[keptLength + 512];
        }
        System.arraycopy(bytes, at, kept, 0, keptLength);
    }

    private void received(byte[] bytes, int offset, int length) {
        Incoming incoming = generator.incoming();
        incoming.read(bytes, offset, length);
        switch (incoming.msgid) {
            case Incoming.ACK -> {
                if (incoming.errno == 0 && !incoming.dup) {
                    saw(incoming, incoming.groupId != 0 ? incoming.groupId : incoming.toId);
                }
                events.acked(this, incoming);
            }
            case Incoming.ONE_CHAT -> {
                saw(incoming, incoming.id == account.id() ? incoming.toId : incoming.id);
                events.pushed(this, incoming);
            }
            case Incoming.GROUP_CHAT -> {
                saw(incoming, incoming.groupId);
                events.pushed(this, incoming);
            }
            case Incoming.LOGIN_ACK -> {
                if (incoming.text().contains("\"errno\":0,")) {
                    events.loggedIn(this, incoming);
                } else {
                    lastWords = incoming.text();
                    close();
                }
            }
            case Incoming.SYNC_END -> {
                synced = true;
                generator.opened();
                events.synced(this);
            }
            case Incoming.BYE -> lastWords = incoming.text();
            default -> {
                // Events and pongs need nothing.
            }
        }
    }

    private void saw(Incoming incoming, int target) {
        boolean group = incoming.groupId != 0;
        int key = group ? -target : target;
        Progress known = progress.get(key);
        if (known == null) {
            known = new Progress(group, target);
            known.seq = incoming.seq - 1;
            progress.put(key, known);
        }
        if (comesBack && !synced && incoming.seq <= known.seq) {
            return;
        }
        if (incoming.seq != known.seq + 1) {
            generator.outOfOrder(account, known.seq, incoming);
        }
        known.seq = Math.max(known.seq, incoming.seq);
        if (known.seq - known.confirmed >= CONFIRM_EVERY) {
            confirm(known);
        } else if (!unconfirmed) {
            unconfirmed = true;
            generator.confirmLater(this);
        }
    }

    /** Confirms what has not been confirmed yet. */
    void confirm() {
        unconfirmed = false;
        if (channel != null) {
            for (Progress one : progress.values()) {
                if (one.seq > one.confirmed) {
                    confirm(one);
                }
            }
        }
    }

    private void confirm(Progress one) {
        one.confirmed = one.seq;
        Frames.received(out(), one.group, one.target, one.seq);
    }
}
