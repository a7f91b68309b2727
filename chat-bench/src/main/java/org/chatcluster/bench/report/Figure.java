package org.chatcluster.bench.report;

/**
 * One measured number. {@code name} says what it is ({@code throughput}, {@code p99}), {@code unit} how to read it ({@code msg/s},
 * {@code µs}, {@code µs CPU/msg}, {@code B/msg}, or empty for a plain number). Immutable.
 */
public record Figure(String name, double value, String unit) {}
