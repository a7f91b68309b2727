package org.chatcluster.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every chat message until the server has said what became of it, and sends it again, with its {@code cid} and in the order of
 * its conversation, after a lost connection or a refusal that passes. At most {@code window} are under way at once. Confined to
 * the client's event loop.
 */
final class Outbox {
    private final int window;
    private final Timers timers;
    private final Supplier<Backoff> backoffs;
    private final Events events;
    private final Map<Target, OutboxLane> lanes = new HashMap<>();
    /** In the order of sending. */
    private final Map<Long, OutboxEntry> inFlight = new LinkedHashMap<>();
    /** The lanes that may send, by the number of the message that is first in each. */
    private final TreeMap<Long, OutboxLane> ready = new TreeMap<>();

    private @Nullable Consumer<SendRequest> wire;
    private long nextOrder;
    private int size;

    /** What becomes of messages. */
    interface Events {
        void sent(Outgoing message, ChatAck ack);

        void notSent(Outgoing message, ChatClientException cause);

        /** Only a new connection can bring this one's conversation back into order. */
        void outOfStep();
    }

    Outbox(int window, Timers timers, Supplier<Backoff> backoffs, Events events) {
        this.window = window;
        this.timers = timers;
        this.backoffs = backoffs;
        this.events = events;
    }

    void add(Outgoing message) {
        OutboxLane lane = lanes.computeIfAbsent(
                message.conversation(),
                ignored -> new OutboxLane(message.conversation(), timers, backoffs.get(), this::refresh));
        lane.add(new OutboxEntry(nextOrder++, message, lane));
        size++;
        refresh(lane);
    }

    /** A session is there; returns how many messages of unknown outcome it is given. */
    int connected(Consumer<SendRequest> newWire) {
        int resent = 0;
        for (OutboxLane lane : lanes.values()) {
            resent += lane.reconnected();
        }
        wire = newWire;
        ready.clear();
        List.copyOf(lanes.values()).forEach(this::markReady);
        pump();
        return resent;
    }

    /** The session is gone: nothing more is under way on it. */
    void disconnected() {
        wire = null;
        ready.clear();
        for (OutboxEntry entry : inFlight.values()) {
            entry.lane().takeBack(entry);
        }
        inFlight.clear();
    }

    void acknowledged(ChatAck ack) {
        OutboxEntry entry = inFlight.remove(ack.cid());
        if (entry == null) {
            return;
        }
        OutboxLane lane = entry.lane();
        lane.succeeded(entry);
        finished(lane);
        events.sent(entry.message(), ack);
    }

    void refused(Refusal refusal) {
        OutboxEntry entry = inFlight.remove(refusal.echo().cid());
        if (entry == null) {
            return;
        }
        OutboxLane lane = entry.lane();
        if (refusal.retry()) {
            if (!lane.postpone(entry, refusal.retryAfterMillis())) {
                events.outOfStep();
            }
            refresh(lane);
            return;
        }
        lane.failed(entry);
        finished(lane);
        events.notSent(entry.message(), new RefusedException(refusal));
    }

    private void finished(OutboxLane lane) {
        size--;
        if (lane.isEmpty()) {
            lane.cancel();
            lanes.remove(lane.conversation());
        }
        refresh(lane);
    }

    private void refresh(OutboxLane lane) {
        markReady(lane);
        pump();
    }

    private void markReady(OutboxLane lane) {
        Long order = lane.readyOrder();
        if (order != null) {
            ready.put(order, lane);
        }
    }

    private void pump() {
        while (wire != null && inFlight.size() < window) {
            Map.Entry<Long, OutboxLane> first = ready.pollFirstEntry();
            if (first == null) {
                return;
            }
            OutboxLane lane = first.getValue();
            Long order = lane.readyOrder();
            if (order == null || !order.equals(first.getKey())) {
                continue;
            }
            OutboxEntry entry = lane.takeFirst(timers.nowMillis());
            inFlight.put(entry.message().cid(), entry);
            markReady(lane);
            wire.accept(entry.message().request());
        }
    }

    /** Everything, in the order of sending; nothing is left here. */
    List<OutboxEntry> takeAll() {
        List<OutboxEntry> all = new ArrayList<>(inFlight.values());
        for (OutboxLane lane : lanes.values()) {
            lane.cancel();
            all.addAll(lane.waiting());
        }
        lanes.clear();
        inFlight.clear();
        ready.clear();
        size = 0;
        all.sort((a, b) -> Long.compare(a.order(), b.order()));
        return all;
    }

    /** When the message that has been under way longest was sent, or -1. */
    long oldestSentAtMillis() {
        return inFlight.isEmpty() ? -1 : inFlight.values().iterator().next().sentAtMillis();
    }

    /** Messages without an outcome. */
    int size() {
        return size;
    }

    int inFlight() {
        return inFlight.size();
    }
}
