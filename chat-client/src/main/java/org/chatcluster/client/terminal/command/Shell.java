package org.chatcluster.client.terminal.command;

import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.ErrorCode;

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
        String typed = line.strip();
        try {
            if (typed.startsWith("//")) {
                talk.say(typed.substring(1));
            } else if (typed.startsWith("/")) {
                command(typed.substring(1));
            } else if (!typed.isEmpty()) {
                textOrAncestor(line.stripTrailing(), typed);
            }
        } catch (UsageException | ChatClientException | BadValueException e) {
            console.print(Line.error(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            console.print(Line.error("Interrupted."));
        }
    }

    /** With a blank in front {@code line} is a text whatever it says. */
    private void textOrAncestor(String line, String typed) throws InterruptedException {
        String command = AncestorGrammar.find(line).orElse("");
        if (command.isEmpty()) {
            talk.say(typed);
            return;
        }
        CommandTable.Found found = table.find(command);
        console.print(Line.note("(this is /" + found.command().name() + ")"));
        run(found);
    }

    private void command(String line) throws InterruptedException {
        run(table.find(line));
    }

    private static void run(CommandTable.Found found) throws InterruptedException {
        Command command = found.command();
        try {
            command.action().run(found.words());
        } catch (RefusedException e) {
            throw e.is(ErrorCode.UNKNOWN_MSGID)
                    ? new UsageException("This server does not know /" + command.name() + " yet.")
                    : e;
        } catch (UsageException e) {
            String problem = String.valueOf(e.getMessage());
            boolean whole = problem.endsWith(".") || problem.endsWith("?");
            throw whole ? e : new UsageException(problem + ": " + command.usage());
        }
    }
}
