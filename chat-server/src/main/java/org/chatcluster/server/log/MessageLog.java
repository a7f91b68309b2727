package org.chatcluster.server.log;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where messages become durable. A conversation belongs to one lane, which numbers and commits its messages in the order they
 * came. Thread-safe.
 */
public final class MessageLog implements Appender, AutoCloseable {
    private final List<Lane> lanes = new ArrayList<>();

    /** Starts {@code lanes} threads, each with a {@link LaneQueue} and on a DAO that no other thread uses. */
    public MessageLog(int lanes, Supplier<MessageDao> daos, AppendListener listener, Clock clock, LogMeter meter) {
        for (int i = 1; i <= lanes; i++) {
            BatchWriter writer = new BatchWriter(daos.get(), clock, Pauses.SYSTEM, meter);
            this.lanes.add(new Lane("chat-lane-" + i, writer, listener, meter));
        }
        this.lanes.forEach(Lane::start);
    }

    @Override
    public boolean offer(Append append) {
        return lane(append.conversation()).offer(append);
    }

    private Lane lane(Conversation conversation) {
        int lane = Math.floorMod(Long.hashCode(conversation.id() * 0x9E3779B97F4A7C15L), lanes.size());
        return lanes.get(lane);
    }

    /** Another node has committed the conversation up to {@code seq}: whoever is next here begins behind it. */
    public void heard(Conversation conversation, long seq) {
        lane(conversation).heard(conversation, seq);
    }

    /** Messages that wait for their lane. */
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    /** Whether every lane's thread is at work. */
    public boolean isAlive() {
        return lanes.stream().allMatch(Lane::isAlive);
    }

    /** Waits until every message handed over so far has its outcome, or {@code limit} is over; then the threads end. */
    public void close(Duration limit) {
        lanes.forEach(Lane::finish);
        long deadline = System.nanoTime() + limit.toNanos();
        lanes.forEach(lane -> lane.join(deadline));
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }
}
