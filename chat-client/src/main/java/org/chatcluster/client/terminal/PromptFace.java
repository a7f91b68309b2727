package org.chatcluster.client.terminal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileOutboxStore;
import org.chatcluster.client.terminal.command.FixedSurroundings;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.store.KeptLogin;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.RenderGate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** A person at a prompt, with what happens above it. On the main thread. */
final class PromptFace implements SecretSource {
    private static final Duration OUTCOMES_BOUND = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final Editors editors;
    private final ScreenConsole console;
    private final Marks marks;
    private final StateDirectory state;
    private boolean quit;

    /** {@code typed} is what the person typed before there was a prompt. */
    PromptFace(Terminal terminal, StateDirectory state, Look look, String typed) {
        this.terminal = terminal;
        this.state = state;
        this.editors = Editors.of(terminal, state);
        editors.lines().runMacro(typed);
        this.console = new ScreenConsole(editors.lines(), look.theme());
        this.marks = look.marks();
    }

    /** Returns the exit code. */
    int run(ClientConfig config, String name) throws InterruptedException {
        TokenStore tokens = new TokenStore(state, config, Clock.systemUTC());
        Surroundings surroundings =
                FixedSurroundings.of("line", this::terminalKind, Map.of("state directory", state.path()));
        App app = App.of(new App.Face(
                config,
                console,
                marks,
                App.lines(console),
                this,
                tokens,
                new FileOutboxStore(state.path().resolve("outbox"), config),
                () -> quit = true,
                surroundings));
        editors.completer().use(app.completions());
        Thread person = Thread.currentThread();
        // What is typed while a command runs waits for the next prompt instead of standing in its output.
        boolean unused = terminal.echo(false);
        terminal.handle(Signal.INT, signal -> person.interrupt());
        Runtime.getRuntime().addShutdownHook(new Thread(app.client()::close, "chat-close"));
        try {
            start(app, name, tokens);
            while (!quit) {
                step(app);
            }
            if (!app.talk().underway().awaitOutcomes(OUTCOMES_BOUND)) {
                int open = app.talk().underway().count();
                console.print(Line.note(
                        (open == 1 ? "1 message is" : open + " messages are") + " kept and will go out next time."));
            }
        } finally {
            app.client().close();
            console.flush();
            editors.saveHistory();
        }
        return Exit.DONE;
    }

    private void start(App app, String name, TokenStore tokens) {
        Optional<TokenStore.Stored> stored = tokens.find(name);
        if (stored.isPresent()) {
            var unused = app.client().resume(stored.get().credentials()).exceptionally(failure -> {
                KeptLogin.forgetIfRefused(tokens, stored.get(), failure);
                return null;
            });
        } else if (name.isEmpty()) {
            console.print(List.of(
                    Line.note("/register NAME makes an account, /login NAME logs in, /help lists all commands.")));
            var unused = app.client().connect().exceptionally(failure -> {
                console.print(Line.error(String.valueOf(failure.getMessage())));
                return null;
            });
        } else {
            app.shell().run("/login " + name);
        }
    }

    private void step(App app) {
        try {
            String line = editors.lines().readLine(prompt(app));
            if (line.startsWith("/") && !line.startsWith("//")) {
                console.print(Line.note("> " + line));
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

    private static String prompt(App app) {
        return RenderGate.clean(app.model()
                        .desk()
                        .current()
                        .map(app.model().people()::nameOf)
                        .orElse(""))
                + "> ";
    }

    @Override
    public String ask(String prompt) {
        LineReader secrets = editors.secrets();
        console.flush();
        console.above(secrets);
        try {
            return secrets.readLine(prompt, '*');
        } catch (UserInterruptException | EndOfFileException e) {
            throw new UsageException("Cancelled.");
        } finally {
            console.above(editors.lines());
        }
    }

    private String terminalKind() {
        Size size = terminal.getSize();
        return terminal.getType() + " " + size.getColumns() + "×" + size.getRows();
    }

    @Override
    public boolean isTyped() {
        return true;
    }
}
