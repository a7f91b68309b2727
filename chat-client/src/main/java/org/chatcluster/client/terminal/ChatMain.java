package org.chatcluster.client.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.Timing;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.script.ChatOptions;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.CommandTree;
import org.chatcluster.client.terminal.script.Streams;
import org.chatcluster.client.terminal.script.Ui;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Starts the terminal client. */
public final class ChatMain {
    /** For the status row. */
    private static final Duration ROUND_TRIP_EVERY = Duration.ofSeconds(15);

    /** On anything smaller, lines above a prompt show more. */
    private static final int WHOLE_COLUMNS = 60;

    private static final int WHOLE_ROWS = 15;

    private ChatMain() {}

    /** Runs a command, or until the person quits or the input ends, and exits with a code that says how it went. */
    public static void main(String[] arguments) {
        CommandContext context = new CommandContext(
                Streams.ofProcess(),
                System.getenv(),
                StateDirectory.of(System.getenv(), Path.of(System.getProperty("user.home", "."))),
                Clock.system(ZoneId.systemDefault()),
                new ChatOptions());
        System.exit(new CommandTree(context, ChatMain::interactive).run(arguments));
    }

    private static int interactive(CommandContext context, Ui ui) throws IOException, InterruptedException {
        return context.streams().person().isPresent() ? atPrompt(context, ui) : lines(context);
    }

    private static int atPrompt(CommandContext context, Ui ui) throws IOException, InterruptedException {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                // What the render gate lets through is as wide without.
                .graphemeCluster(false)
                .build()) {
            Background background =
                    ui == Ui.PLAIN ? new Background(Themes.PLAIN, "") : Background.of(terminal, context.environment());
            Look look = ui == Ui.PLAIN ? Look.PLAIN : new Look(background.theme(), Marks.SIGNS);
            try (Sight sight = isWhole(ui, terminal)
                    ? new ScreenSight(terminal, look, KeyTable.defaults())
                    : new LineSight(terminal, look, KeyTable.defaults())) {
                ClientConfig config = context.config();
                Timing timing = config.timing().withRoundTrip(ROUND_TRIP_EVERY);
                PersonFace face = new PersonFace(terminal, context.state(), sight, config.withTiming(timing));
                return face.run(context.options().name(), background.typed());
            }
        }
    }

    /** Whether the person gets the whole screen. */
    private static boolean isWhole(Ui ui, Terminal terminal) {
        Size size = terminal.getSize();
        boolean suits = size.getColumns() >= WHOLE_COLUMNS
                && size.getRows() >= WHOLE_ROWS
                && !terminal.getType().startsWith("dumb");
        return ui == Ui.TUI || (ui == Ui.AUTO && suits);
    }

    private static int lines(CommandContext context) throws IOException, InterruptedException {
        Streams streams = context.streams();
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        ScriptFace face = new ScriptFace(in, streams.out(), streams.err(), context.state());
        return face.run(context.config(), context.options().name());
    }
}
