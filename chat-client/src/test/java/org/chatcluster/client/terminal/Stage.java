package org.chatcluster.client.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;

/** Starts the packaged client in a real terminal, and waits for what it shows on its whole screen. */
final class Stage {
    static final Duration PATIENCE = Duration.ofMinutes(1);
    static final int COLUMNS = 100;
    static final int ROWS = 30;

    /** Width of the list of conversations on a screen of that size. */
    static final int LIST_COLUMNS = 20;

    private Stage() {}

    /** The client on the whole screen. */
    static TmuxSession chat(NodeProcess node, Path state) {
        return chat(node, state, COLUMNS, ROWS);
    }

    /** The client of {@code node} on a screen of that size, with its state in {@code state}. */
    static TmuxSession chat(NodeProcess node, Path state, int columns, int rows, String... arguments) {
        return TmuxSession.start(options(node, state, arguments).size(columns, rows));
    }

    static TmuxOptions options(NodeProcess node, Path state, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "chat-client.jar").toAbsolutePath().toString(),
                "--port",
                Integer.toString(node.port())));
        command.addAll(List.of(arguments));
        return TmuxOptions.of(command).with("XDG_STATE_HOME", state.toString());
    }

    /** Waits for the row of a conversation in the list. */
    static void awaitListed(TmuxSession tmux, String name, String marks) {
        tmux.await(
                name + " with " + (marks.isEmpty() ? "nothing" : marks) + " in the list",
                screen -> screen.lines()
                        .map(row -> row.substring(0, Math.min(LIST_COLUMNS, row.length())))
                        .anyMatch(row -> row.matches(" ?[0-9]+[ ●○]" + name + " *" + marks)));
    }

    /** Waits for the last row to be that. */
    static void awaitInput(TmuxSession tmux, String input) {
        tmux.await(
                "\"" + input + "\" in the last row",
                screen -> screen.stripTrailing().endsWith("\n" + input));
    }

    /** Waits until the program has heeded all keys so far, and has drawn what came of them; {@code input} is the last row meanwhile. */
    static void awaitHeeded(TmuxSession tmux, String input) {
        tmux.type("~");
        awaitInput(tmux, input + (input.endsWith(">") ? " ~" : "~"));
        tmux.keys("BSpace");
        awaitInput(tmux, input);
    }

    static void awaitBelowEachOther(TmuxSession tmux, String... texts) {
        tmux.await(List.of(texts) + " below each other, once each", screen -> {
            int at = 0;
            for (String text : texts) {
                int found = screen.indexOf(text, at);
                if (found < 0 || screen.indexOf(text) != screen.lastIndexOf(text)) {
                    return false;
                }
                at = found + text.length();
            }
            return true;
        });
    }
}
