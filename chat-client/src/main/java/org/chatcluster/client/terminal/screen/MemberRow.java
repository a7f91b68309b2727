package org.chatcluster.client.terminal.screen;

/** A member of the group; {@code role} is empty for most. Immutable. */
public record MemberRow(int userId, String name, Presence presence, String role) {}
