package org.chatcluster.testkit.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.Event;
import org.chatcluster.testkit.wire.Json;

/** The chatting of one account: keeps the window full, confirms what comes and records all. Confined to the loop's thread. */
final class Traffic {
    /** Where messages go. */
    interface Wire {
        void write(byte[] payload) throws IOException;
    }

    private static final long REPEAT_NANOS = Duration.ofMillis(50).toNanos();
    private static final int CONFIRM_EVERY = 50;

    private final int window;
    private final Outbox outbox;
    private final Recording recording = new Recording();
    private final SharedView shared;
    private final Wire wire;
    private final Burst burst;
    private boolean started;
    private int userId;
    private long repeatAtNanos;
    private LoadFigures figures = LoadFigures.NONE;
    private long waitingSinceNanos;
    private long longestWaitNanos;

    Traffic(LoadOptions options, SharedView shared, Wire wire, Burst burst) {
        this.window = options.window();
        this.outbox = new Outbox(options.textLength());
        this.shared = shared;
        this.wire = wire;
        this.burst = burst;
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

    /** The longest time without an ack while there was something to be acknowledged. */
    Duration longestWait() {
        return Duration.ofNanos(longestWaitNanos);
    }

    /** From now on the window is kept full. */
    void start() {
        started = true;
    }

    /** A connection begins: what was not acknowledged is sent again before anything else. */
    void loggedIn(int id, boolean again) throws IOException {
        userId = id;
        figures = figures.plus(new LoadFigures(0, 0, 0, 0, again ? 1 : 0));
        recording.add(new Event.LoggedIn(System.nanoTime()));
        sendAgain();
    }

    /** Fills the window, or repeats what was refused for now once nothing else is on its way. */
    void pump(long nowNanos) throws IOException {
        if (outbox.isAllRefused() && nowNanos - repeatAtNanos >= 0) {
            sendAgain();
        }
        while (started && !outbox.hasRefused() && outbox.inFlight() < window && burst.mayPass(nowNanos)) {
            if (outbox.inFlight() == 0) {
                waitingSinceNanos = nowNanos;
            }
            Outbox.Pending message = outbox.next(userId);
            if (message == null) {
                return;
            }
            burst.passed();
            send(message);
        }
    }

    void pushed(HotMessage push) throws IOException {
        ChatId chat = push.msgid == 10 ? ChatId.group(push.groupid) : ChatId.direct(push.id, push.toid);
        recording.add(new Event.Received(shared.chat(chat), push.id, push.seq, shared.text(push.msg)));
        saw(chat, push.seq);
    }

    void acked(HotMessage ack) throws IOException {
        ChatId chat = shared.chat(ack.groupid != 0 ? ChatId.group(ack.groupid) : ChatId.direct(userId, ack.toid));
        long now = System.nanoTime();
        if (ack.errno == 0) {
            recording.add(new Event.Acked(now, chat, ack.cid, ack.seq, ack.dup));
            figures = figures.plus(new LoadFigures(1, ack.dup ? 1 : 0, 0, 0, 0));
            shared.acked(chat, ack.seq, now);
            outbox.acked(ack.cid);
            longestWaitNanos = Math.max(longestWaitNanos, now - waitingSinceNanos);
            waitingSinceNanos = now;
            if (!ack.dup) {
                saw(chat, ack.seq);
            }
            return;
        }
        recording.add(new Event.Refused(now, chat, ack.cid, ack.errno));
        figures = figures.plus(new LoadFigures(0, 0, 0, 1, 0));
        if (ack.retry) {
            outbox.refusedForNow(ack.cid);
            repeatAtNanos = now + REPEAT_NANOS;
        } else {
            shared.fail("user " + userId + ": cid " + ack.cid + " was refused with " + ack.errno);
        }
    }

    private void saw(ChatId chat, long seq) throws IOException {
        recording.saw(chat, seq);
        if (seq % CONFIRM_EVERY == 0) {
            recording.add(new Event.Confirmed(shared.chat(chat), seq));
            ObjectNode received = chat.isGroup()
                    ? Json.message(18).put("groupid", chat.high())
                    : Json.message(18).put("toid", chat.otherThan(userId));
            wire.write(Json.bytes(received.put("seq", seq)));
        }
    }

    private void sendAgain() throws IOException {
        for (Outbox.Pending message : outbox.again()) {
            figures = figures.plus(new LoadFigures(0, 0, 1, 0, 0));
            send(message);
        }
    }

    private void send(Outbox.Pending message) throws IOException {
        recording.add(new Event.Sent(System.nanoTime(), shared.chat(message.chat), message.cid, message.text));
        wire.write(message.payload);
    }
}
