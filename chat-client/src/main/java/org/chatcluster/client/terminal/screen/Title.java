package org.chatcluster.client.terminal.screen;

/** What stands above the messages: the conversation's name, what it is about, and something for the right edge. Immutable. */
public record Title(String name, String topic, String aside) {}
