package org.chatcluster.client.terminal.command;

/**
 * A command: its name of one or two words, what follows it, what it does in a few words, what completes its argument, and the
 * action. Immutable.
 */
public record Command(String name, String arguments, String help, Argument argument, Action action) {
    /** What the first argument is. */
    public enum Argument {
        NONE,
        USER,
        GROUP,
        CONVERSATION,
        COMMAND
    }

    /** What a command does, on the person's thread. */
    public interface Action {
        void run(Words words) throws InterruptedException;
    }

    /** How it is typed. */
    public String usage() {
        return "/" + name + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
