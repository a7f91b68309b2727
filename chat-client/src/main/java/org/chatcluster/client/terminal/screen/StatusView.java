package org.chatcluster.client.terminal.screen;

import org.chatcluster.client.terminal.text.Line;

/**
 * The connection and what waits. {@code node} is empty and {@code roundTripMillis} negative where not known; {@code state} says what is
 * wrong and is empty while all is well. Immutable.
 */
public record StatusView(String node, long roundTripMillis, Line state, long unread, int mentions) {}
