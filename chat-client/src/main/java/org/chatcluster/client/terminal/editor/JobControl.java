package org.chatcluster.client.terminal.editor;

import java.io.IOException;

/** What the terminal does for Ctrl-Z where it does not leave the key to the program. */
public final class JobControl {
    private JobControl() {}

    /** Has this process stopped until the shell lets it go on; returns before that. */
    public static void stop() throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        var unused = new ProcessBuilder("kill", "-STOP", self).start();
    }
}
