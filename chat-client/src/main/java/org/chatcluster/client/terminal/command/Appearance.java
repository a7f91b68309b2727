package org.chatcluster.client.terminal.command;

import java.util.List;

/** How the client looks. On the person's thread. */
public interface Appearance {
    /** One of a few. */
    interface Choice {
        String now();

        /** What can be chosen; empty where there is no choice. */
        List<String> values();

        /** Changes to one of {@link #values}. */
        void use(String value);
    }

    /** Type and size of the terminal. */
    String terminal();

    /** Full screen, lines or plain. */
    Choice ui();

    Choice theme();
}
