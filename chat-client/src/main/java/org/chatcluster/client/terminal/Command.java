package org.chatcluster.client.terminal;

/**
 * A command: its name of one or two words, what follows it, what it does in a few words, what completes its argument, and the
 * action. Immutable.
 */
record Command(String name, String arguments, String help, Argument argument, Action action) {
    /** What the first argument is. */
    enum Argument {
        NONE,
        USER,
        GROUP,
        CONVERSATION,
        COMMAND
    }

    /** What a command does, on the person's thread. */
    interface Action {
        void run(Words words) throws InterruptedException;
    }

    /** How it is typed. */
    String usage() {
        return "/" + name + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
