package org.chatcluster.client.terminal.screen;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.editor.RecordedActions;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.model.Fate;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;

/**
 * The full screen on a real terminal with a model that is made up: {@code flood}, {@code secret}, {@code crash} do so, {@code lines} goes on
 * without it, the rest is said.
 */
final class ScreenDemo {
    private ScreenDemo() {}

    public static void main(String[] arguments) throws Exception {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            if (readOnScreen(terminal).equals("lines")) {
                readLines(terminal);
            }
        } catch (EndOfFileException e) {
            System.out.println("bye");
        }
    }

    /** Returns the line that ended it. */
    private static String readOnScreen(Terminal terminal) {
        FakeModel model = model();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        try (ScreenReader reader = ScreenReader.of(
                terminal,
                new RecordedActions(),
                KeyTable.defaults(),
                new Look(Themes.DARK, Marks.SIGNS),
                model,
                ZoneOffset.UTC)) {
            reader.setCompleter((r, line, candidates) ->
                    IntStream.range(0, 60).forEach(i -> candidates.add(new Candidate("name" + i))));
            var unused = timer.scheduleWithFixedDelay(() -> tick(model, reader), 1, 1, TimeUnit.SECONDS);
            reader.open();
            String line = "";
            while (!line.equals("quit") && !line.equals("lines")) {
                line = step(model, reader);
            }
            return line;
        } finally {
            timer.shutdownNow();
        }
    }

    private static void readLines(Terminal terminal) {
        RecordedActions actions = new RecordedActions();
        Look look = new Look(Themes.DARK, Marks.SIGNS);
        ChatReader reader = new ChatReader(terminal, actions, actions, KeyTable.defaults(), look);
        String line = "";
        while (!line.equals("quit")) {
            line = reader.read(new AttributedString("lines> "), "");
        }
    }

    private static void tick(FakeModel model, ScreenReader reader) {
        if (model.timeline().loading()) {
            model.loaded(50);
        }
        reader.changed();
    }

    private static String step(FakeModel model, ScreenReader reader) {
        try {
            String line = reader.read(new AttributedString("#ops> "), "");
            switch (line) {
                case "flood" -> new Thread(() -> flood(model, reader)).start();
                case "secret" ->
                    model.notice(Line.note(reader.readSecret(new AttributedString("password: "))
                                    .length() + " characters"));
                case "crash" -> throw new IllegalStateException("asked for");
                default -> model.say("me", line);
            }
            return line;
        } catch (UserInterruptException e) {
            model.notice(Line.note("interrupted"));
            return "";
        }
    }

    private static void flood(FakeModel model, ScreenReader reader) {
        for (int i = 0; i < 10_000; i++) {
            model.say("bob", "flood " + i);
            reader.changed();
        }
    }

    private static FakeModel model() {
        FakeModel model = new FakeModel().startAt(101).say(30);
        model.say(
                "alice",
                "good morning, 你好，今天天气很好，我们去公园散步吧。 And some more English text that has to be wrapped somewhere.");
        model.say("bob", "👍 ok 👨‍👩‍👧 family\nsecond line\n  third, indented");
        model.put(new Notice(Line.note("12 messages were fetched after the connection was lost")));
        model.say("a name that is too long", "http://example.org/" + "x".repeat(150));
        model.newAfter(131).say("me", "committed");
        model.put(FakeModel.message("me", "read", 140, Fate.READ, ""));
        model.put(FakeModel.message("me", "queued", 0, Fate.QUEUED, ""));
        model.put(FakeModel.message("me", "refused", 0, Fate.REFUSED, "you are not a member"));
        return model.members(List.of(
                new MemberRow(7, "alice", Presence.ONLINE, "owner"),
                new MemberRow(7, "bob", Presence.OFFLINE, ""),
                new MemberRow(7, "柏林的柏林的柏林的柏林", Presence.ONLINE, "admin")));
    }
}
