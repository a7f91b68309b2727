package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.OutboxStore;
import org.chatcluster.client.terminal.command.AccountCommands;
import org.chatcluster.client.terminal.command.BlockCommands;
import org.chatcluster.client.terminal.command.Command;
import org.chatcluster.client.terminal.command.CommandTable;
import org.chatcluster.client.terminal.command.Completions;
import org.chatcluster.client.terminal.command.ConnectionCommands;
import org.chatcluster.client.terminal.command.FriendCommands;
import org.chatcluster.client.terminal.command.GroupAdminCommands;
import org.chatcluster.client.terminal.command.GroupCommands;
import org.chatcluster.client.terminal.command.HelpCommands;
import org.chatcluster.client.terminal.command.HistoryCommands;
import org.chatcluster.client.terminal.command.KeyBindings;
import org.chatcluster.client.terminal.command.MentionCommands;
import org.chatcluster.client.terminal.command.Resolver;
import org.chatcluster.client.terminal.command.SearchCommands;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.SettingCommands;
import org.chatcluster.client.terminal.command.Shell;
import org.chatcluster.client.terminal.command.Suggestions;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.TalkCommands;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.model.ReadMarks;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.view.EventLines;
import org.chatcluster.client.terminal.view.FaceListener;
import org.chatcluster.client.terminal.view.Feed;
import org.chatcluster.client.terminal.view.LineFeed;
import org.chatcluster.client.terminal.view.MemberLists;
import org.chatcluster.client.terminal.view.MessageLines;
import org.chatcluster.client.terminal.view.OlderMessages;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.client.terminal.view.Underway;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** The objects behind a face, put together. The face closes them. */
record App(
        ChatClient client,
        Model model,
        Talk talk,
        OlderMessages older,
        FaceListener listener,
        ScheduledExecutorService timer,
        Completions completions,
        Shell shell)
        implements AutoCloseable {
    /** What a face brings along. */
    record Face(ClientConfig config, Output output, Login login, Surroundings surroundings, Runnable quit) {}

    /** Where things are shown, and with which signs; and what calls a person who does not look. */
    record Output(Console console, Marks marks, FeedMaker feed, Notifier notifier) {}

    /**
     * What belongs to accounts. {@code store} is where messages without an outcome outlive the program, null for nowhere; {@code place}
     * hears of logins and logouts.
     */
    record Login(
            SecretSource secrets,
            TokenStore tokens,
            @Nullable OutboxStore store,
            Place place) {}

    /** Makes a face's feed out of what is there before it. */
    interface FeedMaker {
        Feed make(Shown shown);
    }

    /** A feed that prints; so many unread messages it prints again when the person turns to them. */
    static FeedMaker lines(Console console, int reviewed) {
        return shown -> new LineFeed(new LineFeed.Parts(
                console,
                shown.model.people(),
                shown.model.desk(),
                shown.marks,
                shown.format,
                shown.older,
                shown.timer,
                reviewed));
    }

    /** What a feed shows, and with what. */
    record Shown(
            Model model,
            ReadMarks marks,
            MessageLines format,
            OlderMessages older,
            MemberLists members,
            ScheduledExecutorService timer) {}

    static App of(Face face) {
        Console console = face.output.console;
        Model model = Model.empty();
        ScheduledExecutorService timer = newTimer();
        AtomicReference<ChatClient> made = new AtomicReference<>();
        AtomicReference<Feed> fed = new AtomicReference<>();
        Supplier<ChatClient> late = () -> requireNonNull(made.get());
        MessageLines format = new MessageLines(model.people(), Clock.system(ZoneId.systemDefault()), face.output.marks);
        Runnable changed = () -> requireNonNull(fed.get()).changed();
        ReadMarks marks = new ReadMarks(model.desk(), timer, (conversation, seq) -> {
            late.get().read(conversation, seq);
            changed.run();
        });
        OlderMessages older = new OlderMessages(late, model.desk(), model.people(), changed);
        MemberLists members = new MemberLists(late, model.people(), changed, System::nanoTime);
        Feed feed = face.output.feed.make(new Shown(model, marks, format, older, members, timer));
        fed.set(feed);
        Talk talk = new Talk(new Underway(), feed, marks, format);
        FaceListener listener = new FaceListener(
                model,
                new FaceListener.Face(
                        console,
                        feed,
                        new EventLines(console, feed, model, late, timer),
                        face.output.marks,
                        face.output.notifier,
                        face.login.place),
                face.login.tokens,
                Clock.systemUTC());
        ChatClient client = new ChatClient(face.config, face.login.store, listener);
        made.set(client);
        Commands commands = commands(face, client, model, older, talk, listener::unsent);
        return new App(client, model, talk, older, listener, timer, commands.completions, commands.shell);
    }

    /** What comes after its end is not done. */
    private static ScheduledExecutorService newTimer() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "chat-timer");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Closes the client, and ends the thread of its own. */
    @Override
    public void close() {
        client.close();
        var unused = timer.shutdownNow();
    }

    private record Commands(Completions completions, Shell shell) {}

    private static Commands commands(
            Face face, ChatClient client, Model model, OlderMessages older, Talk talk, IntSupplier unsent) {
        Console console = face.output.console;
        People people = model.people();
        Desk desk = model.desk();
        Resolver resolver = new Resolver(client, people, desk);
        Suggestions names =
                new Suggestions(people, new Suggestions.Nearby(desk::recentSpeakers, () -> memberNames(model)));
        TalkCommands talking = new TalkCommands(client, people, desk, resolver, talk, names);
        AtomicReference<CommandTable> late = new AtomicReference<>();
        KeyBindings keys = face.surroundings.keys();
        List<Command> all = new ArrayList<>();
        AccountCommands.Login login =
                new AccountCommands.Login(face.login.tokens, face.login.secrets, face.login.place::leaving, unsent);
        all.addAll(new AccountCommands(client, console, model, login).commands());
        all.addAll(new ConnectionCommands(client, console, face.config, face.surroundings).commands());
        all.addAll(talking.commands());
        all.addAll(new HistoryCommands(client, console, people, desk, talk).commands());
        all.addAll(new SearchCommands(client, console, people, desk, talk, names).commands());
        all.addAll(new MentionCommands(console, people, desk, older, talk).commands());
        all.addAll(new FriendCommands(client, console, people, resolver, names).commands());
        all.addAll(new BlockCommands(client, console, people, resolver, names).commands());
        all.addAll(new GroupCommands(client, console, people, desk, resolver, names).commands());
        all.addAll(new GroupAdminCommands(client, console, people, resolver, names).commands());
        all.addAll(new SettingCommands(console, face.surroundings).commands());
        all.addAll(new HelpCommands(console, () -> requireNonNull(late.get()), keys, face.quit).commands());
        CommandTable table = new CommandTable(all);
        late.set(table);
        return new Commands(new Completions(table, names), new Shell(table, talking, console));
    }

    private static List<String> memberNames(Model model) {
        return model
                .desk()
                .current()
                .filter(Target.Group.class::isInstance)
                .map(group -> model.people().membersOf(((Target.Group) group).id()))
                .orElse(List.of())
                .stream()
                .map(Member::name)
                .toList();
    }
}
