package org.chatcluster.testkit.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.Event;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.jspecify.annotations.Nullable;

/**
 * One account: registers, logs in, keeps its window full, confirms what it gets, and after the loss of the connection logs in by token and
 * sends again what was not acknowledged, with the same cids. Confined to the loop's thread.
 */
final class LoadClient {
    private static final long RECONNECT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long REPEAT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int CONFIRM_EVERY = 50;

    private final String name = WireUser.freshName();
    private final int window;
    private final Outbox outbox;
    private final Recording recording = new Recording();
    private final SharedView shared;
    private final HotMessage hot = new HotMessage();
    private final Map<Long, CompletableFuture<ObjectNode>> requests = new HashMap<>();
    private InetSocketAddress address;
    private @Nullable FrameChannel channel;
    private boolean live;
    private boolean sending;
    private int id;
    private @Nullable String token;
    private long nextRid = 1;
    private long dueNanos;
    private long lastSendNanos = System.nanoTime();
    private LoadFigures figures = LoadFigures.NONE;

    LoadClient(InetSocketAddress address, LoadOptions options, SharedView shared) {
        this.address = address;
        this.window = options.window();
        this.outbox = new Outbox(options.textLength());
        this.shared = shared;
        this.dueNanos = System.nanoTime();
    }

    int id() {
        return id;
    }

    boolean isLive() {
        return live;
    }

    Outbox outbox() {
        return outbox;
    }

    Recording recording() {
        return recording;
    }

    LoadFigures figures() {
        return figures;
    }

    void address(InetSocketAddress newAddress) {
        address = newAddress;
    }

    void startSending() {
        sending = true;
    }

    /** Drops the connection; the client comes back by itself. */
    void disconnect() {
        lost();
    }

    void close() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    CompletableFuture<ObjectNode> request(ObjectNode message) throws IOException {
        long rid = nextRid++;
        CompletableFuture<ObjectNode> reply = new CompletableFuture<>();
        requests.put(rid, reply);
        write(Json.bytes(message.deepCopy().put("rid", rid)));
        return reply;
    }

    /** Does what time has come for, and writes what was queued meanwhile. */
    void turn(Selector selector, long nowNanos) {
        try {
            tick(selector, nowNanos);
            FrameChannel current = channel;
            if (current != null && live) {
                pump();
                current.flush();
            }
        } catch (JacksonException | RuntimeException e) {
            broken(e);
        } catch (IOException e) {
            lost();
        }
    }

    private void tick(Selector selector, long nowNanos) throws IOException {
        if (channel == null) {
            if (nowNanos - dueNanos >= 0) {
                channel = new FrameChannel(address, selector, this);
            }
        } else if (live && outbox.isAllRefused() && nowNanos - dueNanos >= 0) {
            sendAgain();
        } else if (live && nowNanos - lastSendNanos > PING_NANOS) {
            write(Json.bytes(Json.message(21)));
        }
    }

    void ready(SelectionKey key, ByteBuffer scratch) {
        FrameChannel current = channel;
        if (current == null) {
            return;
        }
        try {
            if (key.isConnectable()) {
                current.finishConnect();
                authenticate();
            }
            if (key.isReadable() && !current.read(scratch, this::frame)) {
                lost();
                return;
            }
            if (channel == current) {
                current.flush();
            }
        } catch (JacksonException | RuntimeException e) {
            broken(e);
        } catch (IOException e) {
            lost();
        }
    }

    private void authenticate() throws IOException {
        if (token != null) {
            write(Json.bytes(Json.message(1).put("token", token)));
        } else if (id != 0) {
            write(Json.bytes(Json.message(1).put("id", id).put("password", WireUser.PASSWORD)));
        } else {
            write(Json.bytes(Json.message(4).put("name", name).put("password", WireUser.PASSWORD)));
        }
    }

    private void frame(byte[] bytes, int offset, int length) throws IOException {
        hot.read(bytes, offset, length);
        if (hot.isPush()) {
            pushed();
        } else if (hot.isAck()) {
            acked();
        } else {
            other(Json.parse(Arrays.copyOfRange(bytes, offset, offset + length)));
        }
    }

    private void pushed() throws IOException {
        ChatId chat = hot.msgid == 10 ? ChatId.group(hot.groupid) : ChatId.direct(hot.id, hot.toid);
        recording.add(new Event.Received(shared.chat(chat), hot.id, hot.seq, shared.text(hot.msg)));
        saw(chat, hot.seq);
    }

    private void acked() throws IOException {
        ChatId chat = hot.groupid != 0 ? ChatId.group(hot.groupid) : ChatId.direct(id, hot.toid);
        long now = System.nanoTime();
        if (hot.errno == 0) {
            recording.add(new Event.Acked(now, shared.chat(chat), hot.cid, hot.seq, hot.dup));
            figures = figures.plus(new LoadFigures(1, hot.dup ? 1 : 0, 0, 0, 0));
            shared.acked(chat, hot.seq);
            outbox.acked(hot.cid);
            if (!hot.dup) {
                saw(chat, hot.seq);
            }
            return;
        }
        recording.add(new Event.Refused(now, shared.chat(chat), hot.cid, hot.errno));
        figures = figures.plus(new LoadFigures(0, 0, 0, 1, 0));
        if (hot.retry) {
            outbox.refusedForNow(hot.cid);
            dueNanos = now + REPEAT_NANOS;
        } else {
            shared.fail("user " + id + ": cid " + hot.cid + " was refused with " + hot.errno);
        }
    }

    private void saw(ChatId chat, long seq) throws IOException {
        recording.saw(chat, seq);
        if (seq % CONFIRM_EVERY == 0) {
            recording.add(new Event.Confirmed(shared.chat(chat), seq));
            ObjectNode received = chat.isGroup()
                    ? Json.message(18).put("groupid", chat.high())
                    : Json.message(18).put("toid", chat.otherThan(id));
            write(Json.bytes(received.put("seq", seq)));
        }
    }

    private void other(ObjectNode message) throws IOException {
        JsonNode rid = message.get("rid");
        if (rid != null) {
            CompletableFuture<ObjectNode> reply = requests.remove(rid.longValue());
            if (reply != null) {
                reply.complete(message);
            }
            return;
        }
        int errno = message.path("errno").intValue();
        switch (hot.msgid) {
            case 5 -> {
                requireDone(message, errno);
                id = message.get("id").intValue();
                authenticate();
            }
            case 2 -> loggedIn(message, errno);
            case 23 -> shared.fail("user " + id + " got " + message);
            default -> {
                // Events, SYNC_END, PONG and BYE (after which the server closes) need nothing.
            }
        }
    }

    private void loggedIn(ObjectNode ack, int errno) throws IOException {
        if (errno == 120 || errno == 121) {
            lost();
            return;
        }
        requireDone(ack, errno);
        if (token != null) {
            figures = figures.plus(new LoadFigures(0, 0, 0, 0, 1));
        }
        token = ack.get("token").textValue();
        recording.add(new Event.LoggedIn(System.nanoTime()));
        live = true;
        sendAgain();
    }

    private void requireDone(ObjectNode message, int errno) {
        if (errno != 0) {
            shared.fail("user " + id + " got " + message);
        }
    }

    private void sendAgain() throws IOException {
        for (Outbox.Pending message : outbox.again()) {
            figures = figures.plus(new LoadFigures(0, 0, 1, 0, 0));
            send(message);
        }
        pump();
    }

    private void pump() throws IOException {
        while (live && sending && !outbox.hasRefused() && outbox.inFlight() < window) {
            Outbox.Pending message = outbox.next(id);
            if (message == null) {
                return;
            }
            send(message);
        }
    }

    private void send(Outbox.Pending message) throws IOException {
        recording.add(new Event.Sent(System.nanoTime(), shared.chat(message.chat), message.cid, message.text));
        write(message.payload);
    }

    private void write(byte[] payload) throws IOException {
        FrameChannel current = channel;
        if (current == null) {
            throw new IOException("not connected");
        }
        current.queue(payload);
        lastSendNanos = System.nanoTime();
    }

    private void broken(Exception cause) {
        shared.fail("user " + id + ": " + cause);
        lost();
    }

    private void lost() {
        close();
        live = false;
        dueNanos = System.nanoTime() + RECONNECT_NANOS;
        requests.values().forEach(reply -> reply.completeExceptionally(new IOException("The connection was lost.")));
        requests.clear();
    }
}
