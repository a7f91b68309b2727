package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.command.AccountCommands;
import org.chatcluster.client.terminal.command.Command;
import org.chatcluster.client.terminal.command.CommandTable;
import org.chatcluster.client.terminal.command.FriendCommands;
import org.chatcluster.client.terminal.command.GroupCommands;
import org.chatcluster.client.terminal.command.InfoCommands;
import org.chatcluster.client.terminal.command.Resolver;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.Shell;
import org.chatcluster.client.terminal.command.TalkCommands;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.model.ReadMarks;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.view.EventLines;
import org.chatcluster.client.terminal.view.MessageLines;
import org.chatcluster.client.terminal.view.ScreenListener;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.client.terminal.view.Underway;

/** The objects behind a face, put together. The face closes the client. */
record App(
        ChatClient client,
        People people,
        Desk desk,
        Underway underway,
        ScreenListener listener,
        AccountCommands account,
        CommandTable table,
        Shell shell) {
    /** What a face brings along. */
    record Face(Console console, SecretSource secrets, TokenStore tokens, Runnable quit) {}

    static App of(ClientConfig config, Face face) {
        Console console = face.console;
        People people = new People();
        Desk desk = new Desk();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chat-timer");
            thread.setDaemon(true);
            return thread;
        });
        AtomicReference<ChatClient> made = new AtomicReference<>();
        MessageLines format = new MessageLines(people, Clock.system(ZoneId.systemDefault()));
        Underway underway = new Underway(console, format, timer);
        ReadMarks marks = new ReadMarks(
                desk, timer, (conversation, seq) -> requireNonNull(made.get()).read(conversation, seq));
        Talk talk = new Talk(underway, marks, format);
        EventLines events = new EventLines(console, people, desk, () -> requireNonNull(made.get()));
        ScreenListener listener = new ScreenListener(console, people, desk, talk, face.tokens, events);
        ChatClient client = new ChatClient(config, listener);
        made.set(client);

        Resolver resolver = new Resolver(client, people);
        AccountCommands account = new AccountCommands(client, console, people, desk, face.tokens, face.secrets);
        TalkCommands talking = new TalkCommands(client, console, people, desk, resolver, talk);
        AtomicReference<CommandTable> table = new AtomicReference<>();
        InfoCommands info = new InfoCommands(client, console, config, () -> requireNonNull(table.get()), face.quit);
        List<Command> commands = new ArrayList<>(account.commands());
        commands.addAll(new FriendCommands(client, console, people, resolver).commands());
        commands.addAll(talking.commands());
        commands.addAll(new GroupCommands(client, console, people, desk, resolver).commands());
        commands.addAll(info.commands());
        CommandTable all = new CommandTable(commands);
        table.set(all);
        return new App(client, people, desk, underway, listener, account, all, new Shell(all, talking, console));
    }
}
