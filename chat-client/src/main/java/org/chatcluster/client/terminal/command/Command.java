package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command: its name of one or two words, what it is about, what it does in a few words, what follows it, how it looks when it is
 * typed, and the action. Immutable.
 */
public record Command(
        String name, Topic topic, String help, List<Parameter> parameters, String example, Action action) {
    /** Copies the list. */
    public Command {
        parameters = List.copyOf(parameters);
    }

    /** What a command does, on the person's thread. */
    public interface Action {
        void run(Words words) throws InterruptedException;
    }

    /** What a command that nothing follows does, on the person's thread. */
    interface PlainAction {
        void run() throws InterruptedException;
    }

    /** A command that nothing follows: what does is refused. */
    static Command plain(String name, Topic topic, String help, PlainAction action) {
        return new Command(name, topic, help, List.of(), "/" + name, words -> {
            words.end();
            action.run();
        });
    }

    /** How it is typed. */
    public String usage() {
        String arguments = parameters.stream().map(Parameter::label).collect(Collectors.joining(" "));
        return "/" + name + (arguments.isEmpty() ? "" : " " + arguments);
    }

    String firstWord() {
        return name.split(" ", 2)[0];
    }

    /** The second word, or the empty text. */
    String secondWord() {
        return name.substring(firstWord().length()).strip();
    }

    /** What the word at {@code index} behind the name may become. */
    List<Suggestion> suggest(int index, List<String> before) {
        if (index < parameters.size()) {
            return parameters.get(index).source().suggest(before);
        }
        boolean goesOn =
                !parameters.isEmpty() && parameters.get(parameters.size() - 1).rest();
        return goesOn ? parameters.get(parameters.size() - 1).source().suggest(before) : List.of();
    }
}
