package org.chatcluster.client.terminal.command;

import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.json.BadValueException;

/** Does what one line says. On the person's thread. */
public final class Shell {
    private final CommandTable table;
    private final TalkCommands talk;
    private final Console console;

    public Shell(CommandTable table, TalkCommands talk, Console console) {
        this.table = table;
        this.talk = talk;
        this.console = console;
    }

    /** Runs a command or sends a text; what goes wrong is shown. */
    public void run(String line) {
        try {
            if (line.startsWith("//")) {
                talk.say(line.substring(1));
            } else if (line.startsWith("/")) {
                command(line.substring(1));
            } else if (!line.isBlank()) {
                talk.say(line);
            }
        } catch (UsageException | ChatClientException | BadValueException e) {
            console.print(Line.error(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            console.print(Line.error("Interrupted."));
        }
    }

    private void command(String line) throws InterruptedException {
        CommandTable.Found found = table.find(line);
        try {
            found.command().action().run(found.words());
        } catch (UsageException e) {
            String problem = String.valueOf(e.getMessage());
            boolean whole = problem.endsWith(".") || problem.endsWith("?");
            throw whole
                    ? e
                    : new UsageException(problem + ": " + found.command().usage());
        }
    }
}
