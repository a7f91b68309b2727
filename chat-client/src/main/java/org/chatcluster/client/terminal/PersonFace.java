package org.chatcluster.client.terminal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileOutboxStore;
import org.chatcluster.client.terminal.command.PasswordLine;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.config.Ui;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.notify.HookProgram;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.ConversationStore;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.store.KeptLogin;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.view.Drafts;
import org.chatcluster.client.terminal.view.KeptConversations;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.common.protocol.UserName;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A person at the terminal: reads a line, does it, reads the next. On the main thread. */
final class PersonFace implements SecretSource, Place {
    private static final Logger LOG = LoggerFactory.getLogger(PersonFace.class);
    private final Terminal terminal;
    private final Colours colours;
    private final Situation situation;
    private final Sight sight;
    private final Console console;
    private final TokenStore tokens;
    private final App app;
    private final ChatReader reader;
    private final Whereabouts whereabouts;
    private final LineHistory history;
    private final HookProgram hook;
    private Optional<Wish> next = Optional.empty();
    private boolean quit;

    PersonFace(Terminal terminal, Colours colours, StateDirectory state, Sight sight, Situation situation) {
        ClientConfig config = situation.wish().config();
        Settings settings = situation.loaded().settings();
        this.terminal = terminal;
        this.colours = colours;
        this.situation = situation;
        this.sight = sight;
        this.console = sight.console();
        this.tokens = new TokenStore(state, config, Clock.systemUTC());
        this.hook = new HookProgram(settings.notifyHook(), trouble -> console.print(Line.error(trouble)));
        Notifier notifier = new Notifier(settings.call(), this::ring, hook::offer, System::nanoTime);
        PersonSurroundings surroundings = new PersonSurroundings(
                terminal, situation, new PersonSurroundings.Changes(this::become, this::use, this::use));
        this.app = App.of(new App.Face(
                config,
                new App.Output(console, sight.marks(), sight.feed(), notifier),
                new App.Login(this, tokens, new FileOutboxStore(state.path().resolve("outbox"), config), this),
                surroundings.surroundings(state.path()),
                () -> quit = true));
        Drafts drafts = new Drafts(app.model(), new DraftStore(state, config), app.timer(), console);
        this.reader = sight.reader(app, new PersonActions(app, drafts, this::turned));
        this.whereabouts = new Whereabouts(
                app.model(),
                drafts,
                new KeptConversations(app.model(), new ConversationStore(state, config)),
                reader,
                app.timer());
        reader.setParser(new LineParser());
        reader.setCompleter(new LineCompleter(app.completions()));
        this.history = new LineHistory(reader, state);
    }

    /** A question that the person has not answered keeps the terminal to itself; what comes meanwhile does not wait for that. */
    private void ring(String sequence) {
        app.timer().execute(() -> reader.ring(sequence));
    }

    private void use(KeyTable keys) {
        reader.use(keys);
    }

    /** A face without colours stays as it is. */
    private void use(ThemeChoice choice) {
        if (situation.wish().ui() != Ui.PLAIN) {
            sight.use(colours.of(choice));
            reader.runMacro(colours.takeTyped());
        }
    }

    /** Who is logged in goes along, and nobody if nobody is; at another server the settings say who logs in. */
    private void become(Wish wish) {
        next = Optional.of(wish.as(
                wish.isWhere(situation.wish())
                        ? app.model().people().me().map(UserName::name)
                        : Optional.of(situation.loaded().settings().name())));
        quit = true;
    }

    /** Returns what the person wants instead, if it has not quit. */
    Optional<Wish> run() {
        reader.runMacro(colours.takeTyped());
        Thread person = Thread.currentThread();
        // What is typed while a command runs waits for the next prompt instead of standing in its output.
        boolean unused = terminal.echo(false);
        terminal.handle(Signal.INT, signal -> person.interrupt());
        Thread atExit = new Thread(this::end, "chat-close");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            start(situation.wish().account());
            while (!quit) {
                step();
            }
            leave();
        } finally {
            end();
            console.flush();
            history.save();
            remove(atExit);
        }
        return next;
    }

    private void leave() {
        new LeftBehind(app, situation.wish())
                .words(next)
                .ifPresent(line -> next.ifPresentOrElse(
                        wish -> next = Optional.of(wish.saying(List.of(line))), () -> sight.farewell(line)));
    }

    private static void remove(Thread atExit) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending", e);
        }
    }

    private void end() {
        whereabouts.save();
        app.close();
        hook.close();
    }

    private void start(Optional<String> account) {
        String name = account.orElse("");
        Optional<TokenStore.Stored> stored = account.flatMap(tokens::find);
        stored.ifPresent(kept -> whereabouts.expect(kept.user()));
        console.print(situation.wish().words());
        if (stored.isPresent()) {
            TokenStore.Stored kept = stored.get();
            var unused = app.client()
                    .resume(kept.credentials())
                    .exceptionallyAsync(
                            failure -> {
                                KeptLogin.forgetIfRefused(tokens, kept, failure);
                                return null;
                            },
                            app.timer());
        } else if (name.isEmpty()) {
            console.print(List.of(
                    Line.note("/register NAME makes an account, /login NAME logs in, /help lists all commands.")));
            var unused = app.client()
                    .connect()
                    .exceptionallyAsync(
                            failure -> {
                                console.print(Line.error(String.valueOf(failure.getMessage())));
                                return null;
                            },
                            app.timer());
        } else {
            app.shell().run("/login " + name);
        }
    }

    @Override
    public void begun(int account) {
        whereabouts.begun(account);
    }

    @Override
    public void renamed() {
        whereabouts.renamed();
    }

    @Override
    public void leaving() {
        whereabouts.leaving();
    }

    private void turned() {
        whereabouts.turned();
    }

    private void step() {
        try {
            String line = whereabouts.read();
            if (line.startsWith("/") && !line.startsWith("//")) {
                console.print(Line.note("> " + PasswordLine.shown(line).replace('\n', ' ')));
            }
            app.shell().run(line);
            console.flush();
        } catch (UserInterruptException e) {
            // Ctrl-C throws the line away; the next prompt is empty.
            return;
        } catch (EndOfFileException e) {
            quit = true;
        } finally {
            boolean unused = Thread.interrupted();
        }
    }

    @Override
    public String ask(String prompt) {
        console.flush();
        try {
            return reader.readSecret(new AttributedString(prompt));
        } catch (UserInterruptException | EndOfFileException e) {
            throw new UsageException("Cancelled.");
        }
    }

    @Override
    public boolean isTyped() {
        return true;
    }
}
