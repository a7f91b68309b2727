package org.chatcluster.testkit.chaos;

/** Which way bytes go through a {@link ChaosProxy}. */
public enum Direction {
    /** What clients send. */
    TO_TARGET,
    /** What clients get. */
    TO_CLIENT
}
