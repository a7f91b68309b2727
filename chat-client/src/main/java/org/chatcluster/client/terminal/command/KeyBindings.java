package org.chatcluster.client.terminal.command;

import java.util.List;

/** The keys of the face. On the person's thread. */
public interface KeyBindings {
    /** A key, what it does, in words too, and the command that does the same; the empty text where there is none. */
    record Binding(String key, String action, String about, String command) {}

    /** What is bound; empty where there are no keys. */
    List<Binding> bindings();

    /** What keys can be bound to. */
    List<String> actions();

    /**
     * Binds {@code key} to one of {@link #actions} or to a line that begins with a slash; the answer is its name in {@link #bindings}.
     *
     * @throws UsageException if there is no such key
     */
    String bind(String key, String action);
}
