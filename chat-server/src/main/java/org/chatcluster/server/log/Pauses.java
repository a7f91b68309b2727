package org.chatcluster.server.log;

import java.util.concurrent.locks.LockSupport;

/** How a lane measures time and lets it pass. Confined to its lane. */
interface Pauses {
    /** Those of the system. */
    Pauses SYSTEM = new Pauses() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** A point in time, for differences only. */
    long nanoTime();

    /** Does nothing for about so long. */
    void pause(long nanos);
}
