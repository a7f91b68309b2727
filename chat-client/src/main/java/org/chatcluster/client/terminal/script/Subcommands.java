package org.chatcluster.client.terminal.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of commands. A command is a class that picocli fills, made when it is needed. Immutable. */
final class Subcommands {
    private final Map<String, Function<CommandContext, Callable<Integer>>> makers = new LinkedHashMap<>();

    Subcommands() {
        makers.put("send", SendCommand::new);
        makers.put("tail", TailCommand::new);
        makers.put("wait", WaitCommand::new);
        makers.put("unread", UnreadCommand::new);
        makers.put("history", HistoryCommand::new);
        makers.put("friends", FriendsCommand::new);
        makers.put("groups", GroupsCommand::new);
        makers.put("members", MembersCommand::new);
        makers.put("login", LoginCommand::new);
        makers.put("logout", LogoutCommand::new);
        makers.put("doctor", DoctorCommand::new);
        makers.put("config", ConfigCommand::new);
        makers.put(CompletionCommand.NAME, CompletionCommand::new);
    }

    List<String> names() {
        return List.copyOf(makers.keySet());
    }

    /** The commands whose names are among {@code arguments}, be they the values of flags. */
    List<String> namesIn(String... arguments) {
        return Stream.of(arguments).filter(makers::containsKey).distinct().toList();
    }

    Callable<Integer> make(String name, CommandContext context) {
        Function<CommandContext, Callable<Integer>> maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(name);
        }
        return maker.apply(context);
    }
}
