package org.chatcluster.client.terminal.script;

import java.io.IOException;

/** What the program does without a command. */
public interface Interactive {
    /** Returns the exit code. */
    int run(CommandContext context, Ui ui) throws IOException, InterruptedException;
}
