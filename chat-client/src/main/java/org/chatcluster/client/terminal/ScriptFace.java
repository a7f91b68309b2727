package org.chatcluster.client.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.command.FixedSurroundings;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.ExitCodes;
import org.chatcluster.client.terminal.script.ExitException;
import org.chatcluster.client.terminal.script.InputLines;
import org.chatcluster.client.terminal.store.KeptLogin;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.common.protocol.LoginReply;

/** Runs lines from a pipe or file: no prompt, plain lines out, errors apart, an exit code at the end. On the main thread. */
final class ScriptFace implements SecretSource {
    private static final Duration OUTCOMES_BOUND = Duration.ofSeconds(30);
    private static final long BACKLOG_BOUND_MILLIS = 60_000;

    /** With a kept login it has a session of its own, so that it does not throw out the client of the person. */
    private static final String BESIDE = "/pipe";

    private final InputLines in;
    private final CountingConsole console;
    private final StateDirectory state;
    private boolean quit;

    /** Plain output that remembers whether an error was among it. */
    private static final class CountingConsole implements Console {
        private final PlainConsole plain;
        private volatile boolean failed;

        CountingConsole(PlainConsole plain) {
            this.plain = plain;
        }

        @Override
        public void print(List<Line> lines) {
            if (lines.stream().anyMatch(Line::isError)) {
                failed = true;
            }
            plain.print(lines);
        }

        @Override
        public void flush() {
            plain.flush();
        }
    }

    ScriptFace(InputLines in, PrintStream out, PrintStream err, StateDirectory state) {
        this.in = in;
        this.console = new CountingConsole(new PlainConsole(out, err));
        this.state = state;
    }

    /** Returns the exit code. */
    int run(ClientConfig config, String name) throws InterruptedException, IOException {
        TokenStore tokens = new TokenStore(state, config, Clock.systemUTC());
        Optional<TokenStore.Stored> stored = tokens.find(name);
        ClientConfig own = stored.isPresent() ? config.withDevice(config.device() + BESIDE) : config;
        Surroundings surroundings =
                FixedSurroundings.of("script", () -> "none", Map.of("state directory", state.path()));
        App app = App.of(new App.Face(
                own,
                new App.Output(console, Marks.SIGNS, App.lines(console, 0), Notifier.silent()),
                new App.Login(this, stored.isPresent() ? tokens.beside() : tokens, null, Place.unseen()),
                surroundings,
                () -> quit = true));
        try {
            int started = start(app, stored, tokens);
            if (started != Exit.DONE) {
                return started;
            }
            Optional<String> line = next();
            while (line.isPresent()) {
                app.shell().run(line.get());
                line = quit ? Optional.empty() : next();
            }
            if (app.model().people().me().isPresent() && !app.listener().awaitSynced(BACKLOG_BOUND_MILLIS)) {
                console.print(Line.error("The missed messages did not all come."));
            }
            if (!app.talk().underway().awaitOutcomes(OUTCOMES_BOUND)) {
                console.print(Line.error("Whether everything was sent is not known."));
                return Exit.UNKNOWN;
            }
        } finally {
            app.close();
            console.flush();
        }
        return console.failed ? Exit.FAILED : Exit.DONE;
    }

    private int start(App app, Optional<TokenStore.Stored> stored, TokenStore tokens) throws InterruptedException {
        try {
            if (stored.isPresent()) {
                LoginReply unused =
                        Answers.await(app.client().login(stored.get().credentials()));
            } else {
                Answers.await(app.client().connect());
            }
            return Exit.DONE;
        } catch (ChatClientException e) {
            stored.ifPresent(kept -> KeptLogin.forgetIfRefused(tokens, kept, e));
            console.print(Line.error(String.valueOf(e.getMessage())));
            return ExitCodes.of(e);
        }
    }

    /** The next line that can be read. */
    private Optional<String> next() throws IOException {
        while (true) {
            try {
                return in.next();
            } catch (ExitException e) {
                console.print(Line.error(String.valueOf(e.getMessage())));
            }
        }
    }

    @Override
    public String ask(String prompt) {
        try {
            return in.next().orElseThrow(() -> new UsageException("The password is expected in the next line."));
        } catch (IOException e) {
            throw new UsageException("The password could not be read: " + e.getMessage() + ".");
        } catch (ExitException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean isTyped() {
        return false;
    }
}
