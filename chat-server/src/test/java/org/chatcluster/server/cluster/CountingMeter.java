package org.chatcluster.server.cluster;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts. Thread-safe. */
final class CountingMeter implements BusMeter {
    final LongAdder published = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder received = new LongAdder();
    private final Map<DoubtCause, AtomicLong> doubts = new EnumMap<>(DoubtCause.class);

    CountingMeter() {
        for (DoubtCause cause : DoubtCause.values()) {
            doubts.put(cause, new AtomicLong());
        }
    }

    long doubts(DoubtCause cause) {
        return doubts.get(cause).get();
    }

    @Override
    public void published(int publications) {
        published.add(publications);
    }

    @Override
    public void lost(int publications) {
        lost.add(publications);
    }

    @Override
    public void received() {
        received.increment();
    }

    @Override
    public void doubted(DoubtCause cause) {
        doubts.get(cause).incrementAndGet();
    }
}
