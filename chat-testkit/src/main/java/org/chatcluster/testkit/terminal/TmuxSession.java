package org.chatcluster.testkit.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a real terminal, tmux, whose keys a test presses and whose screen it reads. {@link #close} ends it and leaves
 * nothing behind. Tests that use it are {@link RequiresTmux}. For one thread.
 */
public final class TmuxSession implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String FOCUS_GAINED = "\u001B[I";
    private static final String FOCUS_LOST = "\u001B[O";

    private final TmuxServer server = new TmuxServer();

    private TmuxSession(TmuxOptions options) {
        List<String> command = new ArrayList<>(List.of("new-session", "-d"));
        command.addAll(List.of("-x", Integer.toString(options.columns()), "-y", Integer.toString(options.rows())));
        command.addAll(List.of("--", "env", "-i"));
        command.add("PATH=" + System.getenv().getOrDefault("PATH", ""));
        command.add("HOME=" + server.home());
        command.add("TERM=" + TmuxServer.terminal());
        command.add("LC_ALL=C.UTF-8");
        options.environment().forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(options.command());
        try {
            server.run(command, "");
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public static TmuxSession start(TmuxOptions options) {
        return new TmuxSession(options);
    }

    /** Types characters as they are, without Enter. */
    public void type(String text) {
        List<String> keys = new ArrayList<>(List.of("send-keys", "-H"));
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            keys.add(Integer.toHexString(b & 0xFF));
        }
        server.run(keys, "");
    }

    /** Types a line and Enter. */
    public void line(String text) {
        type(text + "\r");
    }

    /** Presses keys by tmux's names, as in {@code Enter}, {@code M-a}, {@code C-k}, {@code PPage}, {@code M-Enter}. */
    public void keys(String... names) {
        List<String> keys = new ArrayList<>(List.of("send-keys"));
        keys.addAll(List.of(names));
        server.run(keys, "");
    }

    /** Pastes as a terminal does: in brackets if the program asked for them, line ends as carriage returns. */
    public void paste(String text) {
        server.run(List.of("load-buffer", "-b", "pasted", "-"), text);
        server.run("paste-buffer", "-p", "-d", "-b", "pasted");
    }

    /** Tells the program that its window has the person's attention, or lost it. tmux itself, unattached, tells it nothing. */
    public void focus(boolean gained) {
        type(gained ? FOCUS_GAINED : FOCUS_LOST);
    }

    /** Changes the size of the window. */
    public void resize(int columns, int rows) {
        server.run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** The screen's rows, blanks at their ends cut off. */
    public String screen() {
        return server.run("capture-pane", "-p");
    }

    /** One row of the screen, from 0. */
    public String row(int row) {
        return screen().split("\n", -1)[row];
    }

    /** The screen with the escape sequences of its colours and links. */
    public String screenWithEscapes() {
        return server.run("capture-pane", "-p", "-e");
    }

    /** What was scrolled away and the screen; rows that the terminal itself has wrapped are one line. */
    public String scrollback() {
        return server.run("capture-pane", "-p", "-J", "-S", "-");
    }

    public Cursor cursor() {
        String[] cursor = ask("#{cursor_x} #{cursor_y} #{cursor_flag}").split(" ", -1);
        return new Cursor(Integer.parseInt(cursor[0]), Integer.parseInt(cursor[1]), cursor[2].equals("1"));
    }

    /** The title that the program gave its window. */
    public String title() {
        return ask("#{pane_title}");
    }

    /** How often the bell was rung. */
    public int bells() {
        return ask("#{@bells}").length();
    }

    /** What the program has put on the clipboard, or empty. */
    public String clipboard() {
        return server.run("list-buffers", "-F", "#{buffer_sample}").strip();
    }

    /** Whether the program is on the alternate screen, as full-screen programs are. */
    public boolean alternate() {
        return ask("#{alternate_on}").equals("1");
    }

    /** The value of one of tmux's formats. */
    public String ask(String format) {
        String answer = server.run("display-message", "-p", format);
        return answer.endsWith("\n") ? answer.substring(0, answer.length() - 1) : answer;
    }

    /** Waits until the screen shows {@code text}, which has no blanks at the end, as no row has. */
    public void await(String text) {
        await("\"" + text + "\"", screen -> screen.contains(text));
    }

    /** Waits until the screen does not show {@code text}. */
    public void awaitGone(String text) {
        await("no \"" + text + "\"", screen -> !screen.contains(text));
    }

    /** Waits until the screen is as {@code wanted}; {@code what} names it for who reads the failure. */
    public void await(String what, Predicate<String> wanted) {
        await(what, wanted, DEADLINE);
    }

    /** The same with a deadline of its own. */
    public void await(String what, Predicate<String> wanted, Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        String screen = screen();
        while (!wanted.test(screen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not on the screen after " + bound.toMillis() + " ms: " + what + "\n"
                        + framed(scrollback()) + "\n" + cursor());
            }
            server.poll();
            screen = screen();
        }
    }

    /**
     * Waits for the program to end. How it ended is not told: on a busy machine tmux does not always know. Nor is what it
     * printed last sure to be on the screen: tmux does not always read what is left in the terminal of a program that ended.
     */
    public void awaitEnd() {
        await("the end of the program", screen -> ask("#{pane_dead}").equals("1"));
    }

    /** The end of what was printed: when a program has ended, tmux moves the screen up by a row for its own note. */
    private String framed(String printed) {
        List<String> rows = printed.stripTrailing().lines().toList();
        int shown = Integer.parseInt(ask("#{pane_height}")) + 1;
        return rows.stream()
                .skip(Math.max(0, rows.size() - shown))
                .map(row -> "    |" + row)
                .collect(Collectors.joining("\n"));
    }

    /** When it returns the program has ended, too, and writes to no file any more. */
    @Override
    public void close() {
        try {
            kill();
        } finally {
            server.close();
        }
    }

    /** Ends the program and what it started with {@code kill -9}, if it runs, and waits until the program has ended. */
    public void kill() {
        if (!ask("#{pane_dead}").equals("1")) {
            List<ProcessHandle> running = ProcessHandle.of(Long.parseLong(ask("#{pane_pid}"))).stream()
                    .flatMap(program -> Stream.concat(Stream.of(program), program.descendants()))
                    .toList();
            running.forEach(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }
}
