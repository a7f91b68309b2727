package org.chatcluster.client.terminal.screen;

import java.io.IOException;
import org.chatcluster.client.terminal.editor.JobControl;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the process stop and go on, with the screen left to the shell meanwhile. Confined to the editor's lock. */
final class Suspension {
    private static final Logger LOG = LoggerFactory.getLogger(Suspension.class);

    private final Terminal terminal;
    private final FullScreen screen;
    private boolean begun;

    Suspension(Terminal terminal, FullScreen screen) {
        this.terminal = terminal;
        this.screen = screen;
    }

    /** Leaves the screen to the shell until the process goes on. */
    void begin() {
        screen.leave();
        begun = true;
        try {
            JobControl.stop();
        } catch (IOException e) {
            LOG.warn("Could not stop", e);
            end();
        }
    }

    /** Takes the screen again, if it was left; all of it is to be drawn. */
    void end() {
        if (begun) {
            screen.enter();
            begun = false;
        }
        // Whoever stopped the process may have changed that.
        terminal.enterRawMode();
        screen.clear();
    }
}
