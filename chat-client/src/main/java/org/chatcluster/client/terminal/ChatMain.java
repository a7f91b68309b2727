package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.script.ChatOptions;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.CommandTree;
import org.chatcluster.client.terminal.script.InputLines;
import org.chatcluster.client.terminal.script.Streams;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.Xdg;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Starts the terminal client. */
public final class ChatMain {
    private ChatMain() {}

    /** Runs a command, or until the person quits or the input ends, and exits with a code that says how it went. */
    public static void main(String[] arguments) {
        CommandContext context = new CommandContext(
                Streams.ofProcess(),
                System.getenv(),
                StateDirectory.of(System.getenv(), Xdg.home(System.getenv())),
                Clock.system(ZoneId.systemDefault()),
                new ChatOptions());
        System.exit(new CommandTree(context, ChatMain::interactive).run(arguments));
    }

    private static int interactive(CommandContext context, Settings settings) throws IOException, InterruptedException {
        return context.streams().person().isPresent() ? atTerminal(context) : lines(context, settings);
    }

    private static int atTerminal(CommandContext context) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                // What the render gate lets through is as wide without.
                .graphemeCluster(false)
                .build()) {
            return new AtTerminal(terminal, context).run();
        }
    }

    private static int lines(CommandContext context, Settings settings) throws IOException, InterruptedException {
        Streams streams = context.streams();
        ScriptFace face = new ScriptFace(new InputLines(streams.in()), streams.out(), streams.err(), context.state());
        return face.run(settings.config(), settings.name());
    }
}
