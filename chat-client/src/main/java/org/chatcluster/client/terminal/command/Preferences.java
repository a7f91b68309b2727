package org.chatcluster.client.terminal.command;

import java.util.List;

/** What a person can set while the program runs. On the person's thread. */
public interface Preferences {
    /** A setting: its value, what it is, and the values it may have, none of them if it is free. */
    record Item(String key, String value, String about, List<String> values) {
        /** Copies the list. */
        public Item {
            values = List.copyOf(values);
        }
    }

    /** All settings; empty where nothing can be set. */
    List<Item> list();

    /**
     * Sets one of {@link #list} for later starts; its value in the list then says from when on it holds.
     *
     * @throws UsageException if it cannot have that value
     */
    void set(String key, String value);
}
