package org.chatcluster.client.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.script.ChatOptions;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.CommandTree;
import org.chatcluster.client.terminal.script.DataStream;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.InputLines;
import org.chatcluster.client.terminal.script.Interactive;
import org.chatcluster.client.terminal.script.Streams;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * Does what a start does, with no person, no terminal and no server, so that Java can note the classes of a start: the launcher
 * makes the class-data archive of them. Not part of a run.
 */
public final class Rehearsal {
    private static final Size LINES = Size.of(40, 10);
    private static final Size WHOLE = Size.of(80, 24);
    private static final String KEYS = "/help\r\u0004";
    /** Nothing listens at that port, and asking for it costs nothing. */
    private static final String FILE = "port = 1\n";

    private Rehearsal() {}

    /** Plays the start at a terminal, then that of a script, then that of a command. */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("chat-rehearsal");
        try {
            Path file = home.resolve(".config/chatcluster/config.toml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, FILE);
            openTerminal();
            play(home, (context, settings) -> atTerminal(context, LINES));
            play(home, (context, settings) -> atTerminal(context, WHOLE));
            play(home, Rehearsal::script);
            play(home, Rehearsal::script, "unread");
        } finally {
            delete(home);
        }
        System.exit(Exit.DONE);
    }

    private static void play(Path home, Interactive interactive, String... arguments) {
        Map<String, String> environment = Map.of("HOME", home.toString());
        DataStream nowhere = new DataStream(OutputStream.nullOutputStream(), () -> false);
        CommandContext context = new CommandContext(
                new Streams(InputStream.nullInputStream(), nowhere, nowhere),
                environment,
                StateDirectory.of(environment, home),
                Clock.system(ZoneId.systemDefault()),
                new ChatOptions());
        int unused = new CommandTree(context, interactive).run(arguments);
    }

    /** Finds out that there is no terminal, as a start finds out that there is one. */
    private static void openTerminal() throws IOException {
        TerminalBuilder.builder().system(true).dumb(true).build().close();
    }

    private static int atTerminal(CommandContext context, Size size) throws IOException {
        ByteArrayInputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new ExternalTerminal(
                "rehearsal", "xterm-256color", keys, OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            terminal.setSize(size);
            return new AtTerminal(terminal, context).run();
        }
    }

    private static int script(CommandContext context, Settings settings) throws IOException, InterruptedException {
        Streams streams = context.streams();
        InputLines in = new InputLines(new ByteArrayInputStream("/help\n".getBytes(StandardCharsets.UTF_8)));
        return new ScriptFace(in, streams.out(), streams.err(), context.state())
                .run(settings.config(), settings.name());
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
