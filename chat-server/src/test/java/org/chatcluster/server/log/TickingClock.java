package org.chatcluster.server.log;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is a millisecond later whenever it is looked at. Confined to one thread. */
public final class TickingClock extends Clock {
    private long millis;

    /** A clock that starts at {@code startMillis} since the epoch. */
    public TickingClock(long startMillis) {
        this.millis = startMillis;
    }

    @Override
    public long millis() {
        return millis++;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
