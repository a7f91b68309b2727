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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.jspecify.annotations.Nullable;

/**
 * One account and its connection: registers, logs in, and after the loss of the connection logs in again by token. Confined to the loop's
 * thread.
 */
final class LoadClient {
    private static final long RECONNECT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int TAKEN_OVER = 116;

    private final String name = WireUser.freshName();
    private final Traffic traffic;
    private final SharedView shared;
    private final long silenceLimitNanos;
    private final HotMessage hot = new HotMessage();
    private final Map<Long, CompletableFuture<ObjectNode>> requests = new HashMap<>();
    private InetSocketAddress address;
    private @Nullable FrameChannel channel;
    private boolean live;
    private int id;
    private @Nullable String token;
    private String node = "";
    private long nextRid = 1;
    private long connectAtNanos = System.nanoTime();
    private long lastSendNanos = connectAtNanos;
    private long lastHeardNanos = connectAtNanos;
    private LoadTrouble trouble = LoadTrouble.NONE;

    LoadClient(InetSocketAddress address, LoadOptions options, SharedView shared, long firstBurstNanos) {
        this.address = address;
        this.shared = shared;
        this.silenceLimitNanos = options.silenceLimit().toNanos();
        this.traffic = new Traffic(options, shared, this::write, new Burst(options.perSecond(), firstBurstNanos));
    }

    int id() {
        return id;
    }

    boolean isLive() {
        return live;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Where it has not all that was acknowledged to anyone, or waits for an ack. */
    List<String> lagging() {
        String who = "user " + id + (live ? " on " : " not logged in, last on ") + node + ": ";
        List<String> lines = new ArrayList<>();
        traffic.recording().chats().stream()
                .filter(chat -> traffic.recording().lastSeen(chat) < shared.lastAcked(chat))
                .map(chat ->
                        who + chat + ": has " + traffic.recording().lastSeen(chat) + " of " + shared.lastAcked(chat))
                .forEach(lines::add);
        if (traffic.outbox().inFlight() > 0) {
            lines.add(who + traffic.outbox().inFlight() + " messages without an ack");
        }
        return lines;
    }

    LoadTrouble trouble() {
        return trouble.plus(LoadTrouble.waited(traffic.longestWait(), shared.longestGap()));
    }

    /** Where the next connection goes. */
    void address(InetSocketAddress newAddress) {
        address = newAddress;
    }

    /** Drops the connection; the client comes back by itself. */
    void disconnect() {
        close();
        live = false;
        connectAtNanos = System.nanoTime() + RECONNECT_NANOS;
        requests.values().forEach(reply -> reply.completeExceptionally(new IOException("The connection was lost.")));
        requests.clear();
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
        write(Json.bytes(message.deepCopy().put("rid", rid)));
        requests.put(rid, reply);
        return reply;
    }

    /** Does what time has come for, and writes what was queued meanwhile. */
    void turn(Selector selector, long nowNanos) {
        guarded(() -> {
            FrameChannel current = channel;
            if (current == null) {
                if (nowNanos - connectAtNanos >= 0) {
                    lastHeardNanos = nowNanos;
                    channel = new FrameChannel(address, selector, this);
                }
            } else if (token != null && nowNanos - lastHeardNanos > silenceLimitNanos) {
                trouble = trouble.plus(LoadTrouble.SILENCE);
                disconnect();
            } else if (live) {
                traffic.pump(nowNanos);
                pingWhenSilent(nowNanos);
                current.flush();
            }
        });
    }

    /** A node may be silent because it has nothing to say; that it lives is worth a question in good time. */
    private void pingWhenSilent(long nowNanos) throws IOException {
        long sinceSend = nowNanos - lastSendNanos;
        boolean unheard = nowNanos - lastHeardNanos > silenceLimitNanos / 2;
        if (sinceSend > PING_NANOS || (unheard && sinceSend > silenceLimitNanos / 4)) {
            write(Json.bytes(Json.message(21)));
        }
    }

    /** Does what the selector has found. */
    void ready(SelectionKey key, ByteBuffer scratch) {
        FrameChannel current = channel;
        if (current == null) {
            return;
        }
        guarded(() -> {
            if (key.isConnectable()) {
                current.finishConnect();
                authenticate();
            }
            if (key.isReadable()) {
                lastHeardNanos = System.nanoTime();
                if (!current.read(scratch, this::frame)) {
                    disconnect();
                }
            }
            if (channel == current) {
                current.flush();
            }
        });
    }

    private void authenticate() throws IOException {
        if (token != null) {
            write(Json.bytes(attempt().put("token", token)));
        } else if (id != 0) {
            write(Json.bytes(attempt().put("id", id).put("password", WireUser.PASSWORD)));
        } else {
            write(Json.bytes(Json.message(4).put("name", name).put("password", WireUser.PASSWORD)));
        }
    }

    /** Rising, so that a login that hung in a frozen node does not throw out its successor. */
    private static ObjectNode attempt() {
        return Json.message(1).put("attempt", System.currentTimeMillis());
    }

    private void frame(byte[] bytes, int offset, int length) throws IOException {
        hot.read(bytes, offset, length);
        if (hot.isPush()) {
            traffic.pushed(hot);
        } else if (hot.isAck()) {
            traffic.acked(hot);
        } else {
            other(Json.parse(Arrays.copyOfRange(bytes, offset, offset + length)));
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
            case 23 -> {
                if (!message.path("retry").booleanValue()) {
                    shared.fail("user " + id + " got " + message);
                }
            }
            case 24 -> {
                if (errno == TAKEN_OVER) {
                    trouble = trouble.plus(LoadTrouble.TAKEN_OVER);
                }
            }
            default -> {
                // Events, SYNC_END and PONG need nothing. The server closes after BYE.
            }
        }
    }

    private void loggedIn(ObjectNode ack, int errno) throws IOException {
        if (ack.path("retry").booleanValue()) {
            disconnect();
            return;
        }
        requireDone(ack, errno);
        boolean again = token != null;
        token = ack.get("token").textValue();
        node = ack.path("node").asText();
        live = true;
        traffic.loggedIn(id, again);
    }

    private void requireDone(ObjectNode message, int errno) {
        if (errno != 0) {
            throw new IllegalStateException("Not done: " + message);
        }
    }

    private void write(byte[] payload) throws IOException {
        FrameChannel current = channel;
        if (current == null) {
            throw new IOException("not connected");
        }
        current.queue(payload);
        lastSendNanos = System.nanoTime();
    }

    /** A lost connection comes back; anything else is a failure of the node or of this client. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (JacksonException | RuntimeException e) {
            shared.fail("user " + id + ": " + e);
            disconnect();
        } catch (IOException e) {
            disconnect();
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
