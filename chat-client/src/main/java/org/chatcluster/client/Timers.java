package org.chatcluster.client;

/** Time for classes that live on an event loop; a test makes it pass by hand. Confined to that loop. */
interface Timers {
    /** Milliseconds since some moment, never going back. */
    long nowMillis();

    /** Runs {@code task} on the loop, {@code delayMillis} from now. */
    Timer after(long delayMillis, Runnable task);

    /** A task that has not run yet. */
    interface Timer {
        /** Sees to it that the task does not run; no effect when it has. */
        void cancel();
    }
}
