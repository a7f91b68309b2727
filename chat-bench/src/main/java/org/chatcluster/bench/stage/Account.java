package org.chatcluster.bench.stage;

/** A user that can log in by {@code token}. */
public record Account(int id, String name, String token) {}
