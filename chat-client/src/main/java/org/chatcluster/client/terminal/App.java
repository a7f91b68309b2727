package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.OutboxStore;
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
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.ReadMarks;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.view.EventLines;
import org.chatcluster.client.terminal.view.FaceListener;
import org.chatcluster.client.terminal.view.Feed;
import org.chatcluster.client.terminal.view.LineFeed;
import org.chatcluster.client.terminal.view.MessageLines;
import org.chatcluster.client.terminal.view.OlderMessages;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.client.terminal.view.Underway;
import org.jspecify.annotations.Nullable;

/** The objects behind a face, put together. The face closes the client. */
record App(
        ChatClient client,
        Model model,
        Talk talk,
        OlderMessages older,
        FaceListener listener,
        ScheduledExecutorService timer,
        CommandTable table,
        Shell shell) {
    /** What a face brings along; {@code store} is where messages without an outcome outlive the program, null for nowhere. */
    record Face(
            ClientConfig config,
            Console console,
            FeedMaker feed,
            SecretSource secrets,
            TokenStore tokens,
            @Nullable OutboxStore store,
            Runnable quit) {}

    /** Makes a face's feed out of what is there before it. */
    interface FeedMaker {
        Feed make(Shown shown);
    }

    /** A feed that prints. */
    static FeedMaker lines(Console console) {
        return shown -> new LineFeed(new LineFeed.Parts(
                console, shown.model.people(), shown.model.desk(), shown.marks, shown.format, shown.timer));
    }

    /** What a feed shows, and with what. */
    record Shown(
            Model model, ReadMarks marks, MessageLines format, OlderMessages older, ScheduledExecutorService timer) {}

    static App of(Face face) {
        Model model = Model.empty();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chat-timer");
            thread.setDaemon(true);
            return thread;
        });
        AtomicReference<ChatClient> made = new AtomicReference<>();
        AtomicReference<Feed> fed = new AtomicReference<>();
        Supplier<ChatClient> late = () -> requireNonNull(made.get());
        ReadMarks marks = new ReadMarks(
                model.desk(), timer, (conversation, seq) -> late.get().read(conversation, seq));
        MessageLines format = new MessageLines(model.people(), Clock.system(ZoneId.systemDefault()));
        OlderMessages older = new OlderMessages(
                late,
                model.desk(),
                model.people(),
                () -> requireNonNull(fed.get()).changed());
        Feed feed = face.feed.make(new Shown(model, marks, format, older, timer));
        fed.set(feed);
        Talk talk = new Talk(new Underway(), feed, marks, format);
        FaceListener listener = new FaceListener(
                model,
                new FaceListener.Face(face.console, feed, new EventLines(face.console, feed, model, late)),
                face.tokens,
                Clock.systemUTC());
        ChatClient client = new ChatClient(face.config, face.store, listener);
        made.set(client);
        TalkCommands talking = talking(face, client, model, talk);
        CommandTable table = table(face, client, model, talking);
        return new App(client, model, talk, older, listener, timer, table, new Shell(table, talking, face.console));
    }

    private static TalkCommands talking(Face face, ChatClient client, Model model, Talk talk) {
        Resolver resolver = new Resolver(client, model.people());
        return new TalkCommands(client, face.console, model.people(), model.desk(), resolver, talk);
    }

    private static CommandTable table(Face face, ChatClient client, Model model, TalkCommands talking) {
        Resolver resolver = new Resolver(client, model.people());
        AtomicReference<CommandTable> table = new AtomicReference<>();
        List<Command> commands = new ArrayList<>();
        commands.addAll(
                new AccountCommands(client, face.console, model.people(), model.desk(), face.tokens, face.secrets)
                        .commands());
        commands.addAll(new FriendCommands(client, face.console, model.people(), resolver).commands());
        commands.addAll(talking.commands());
        commands.addAll(new GroupCommands(client, face.console, model.people(), model.desk(), resolver).commands());
        commands.addAll(
                new InfoCommands(client, face.console, face.config, () -> requireNonNull(table.get()), face.quit)
                        .commands());
        CommandTable all = new CommandTable(commands);
        table.set(all);
        return all;
    }
}
