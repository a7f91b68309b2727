package org.chatcluster.client.terminal.command;

import java.util.List;

/** What a person can set while the program runs. On the person's thread. */
public interface Preferences {
    /** A setting: its value now, what it is, and the values it may have, none of them if it is free. */
    record Setting(String key, String value, String about, List<String> values) {
        /** Copies the list. */
        public Setting {
            values = List.copyOf(values);
        }
    }

    /** All settings; empty where nothing can be set. */
    List<Setting> list();

    /**
     * Sets one of {@link #list}, from now on and for later starts.
     *
     * @throws UsageException if it cannot have that value
     */
    void set(String key, String value);
}
