package org.chatcluster.server.account;

/** Slow hashes of passwords. Thread-safe. */
interface Passwords {
    /** The hash of a password under a new salt. */
    String hash(String password);

    /** Whether {@code encoded} is a hash of {@code password}. */
    boolean matches(String password, String encoded);

    /** A hash that no password has: checking against it takes as long as against a real one. */
    String unmatchable();
}
