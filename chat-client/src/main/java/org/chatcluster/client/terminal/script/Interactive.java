package org.chatcluster.client.terminal.script;

import java.io.IOException;
import org.chatcluster.client.terminal.config.Settings;

/** What the program does without a command. */
public interface Interactive {
    /** Returns the exit code. */
    int run(CommandContext context, Settings settings) throws IOException, InterruptedException;
}
