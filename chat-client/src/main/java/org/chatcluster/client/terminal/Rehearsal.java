package org.chatcluster.client.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.script.ChatOptions;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.CommandTree;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.Streams;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * Does what a start does, with no person, no terminal and no server, so that Java can note the classes of a start: the launcher
 * makes the class-data archive of them. Not part of a run.
 */
public final class Rehearsal {
    /** Nothing listens there, and asking for it costs nothing. */
    private static final ClientConfig NOWHERE = ClientConfig.of("127.0.0.1", 1);

    private static final String KEYS = "/help\r\u0004";

    private Rehearsal() {}

    /** Plays the start at a terminal, then that of a script. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("chat-rehearsal");
        try {
            StateDirectory state = StateDirectory.of(Map.of(), home);
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
            CommandContext context = new CommandContext(streams, Map.of(), state, Clock.systemUTC(), new ChatOptions());
            int unused = new CommandTree(context, (flags, ui) -> play(state, nowhere)).run();
        } finally {
            delete(home);
        }
        System.exit(Exit.DONE);
    }

    private static int play(StateDirectory state, PrintStream nowhere) throws IOException, InterruptedException {
        openTerminal();
        atPrompt(state);
        script(state, nowhere);
        return Exit.DONE;
    }

    /** Finds out that there is no terminal, as a start finds out that there is one. */
    private static void openTerminal() throws IOException {
        TerminalBuilder.builder().system(true).dumb(true).build().close();
    }

    private static void atPrompt(StateDirectory state) throws IOException, InterruptedException {
        ByteArrayInputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new ExternalTerminal(
                "rehearsal", "xterm-256color", keys, OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            Background background = Background.of(terminal, Map.of("COLORFGBG", "15;0"));
            Sight sight = new LineSight(terminal, new Look(background.theme(), Marks.SIGNS), KeyTable.defaults());
            int unused = new PersonFace(terminal, state, sight, NOWHERE).run("", "");
        }
    }

    private static void script(StateDirectory state, PrintStream nowhere) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new StringReader("/help\n"));
        int unused = new ScriptFace(in, nowhere, nowhere, state).run(NOWHERE, "");
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
