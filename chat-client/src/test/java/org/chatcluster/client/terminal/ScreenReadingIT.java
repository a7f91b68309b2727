package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chatcluster.client.terminal.text.Corpus;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.terminal.Cursor;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client on the whole screen of a real terminal, with a real node, as a person reads. */
@RequiresTmux
class ScreenReadingIT {
    private static final int HOSTILE = 12;
    /** Not in the newest page of the history. */
    private static final Pattern OLDER = Pattern.compile("line [1-9]?[0-9]\\.");

    private static final Pattern LOADING = Pattern.compile("loading older messages");

    private static final Pattern FIRST = Pattern.compile("line 1\\.");

    private static NodeProcess node;

    @TempDir
    Path state;

    @BeforeAll
    static void startNode() {
        node = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void keys_lead_to_what_is_wanted_and_back() throws Exception {
        try (Companion bob = new Companion(node, "bob1");
                Companion carol = new Companion(node, "carol1")) {
            Companion alice = new Companion(node, "alice1");
            Target ops = bob.found("ops", alice, carol);
            Target dev = carol.found("dev", alice);
            alice.handOver(state);
            carol.say(dev, List.of("one", "two", "three"));
            bob.say(ops, List.of("first", "alice1: look", "last"));
            bob.say(alice.target(), "hello");
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "#ops", "@1 3");
                assertThat(tmux.alternate()).isTrue();
                Stage.awaitListed(tmux, "#dev", "3");
                Stage.awaitListed(tmux, "bob1", "1");
                tmux.await("@1 7 unread");
                Stage.awaitInput(tmux, ">");
            }
            // What was received stays unread, and the server does not push it again.
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "#ops", "@1 3");
                Stage.awaitListed(tmux, "#dev", "3");
                tmux.await("@1 7 unread");
                Stage.awaitInput(tmux, ">");

                tmux.keys("M-a");
                Stage.awaitInput(tmux, "#ops>");
                Stage.awaitBelowEachOther(tmux, "╌ new messages ╌", "first", "alice1: look", "last");
                Stage.awaitListed(tmux, "#ops", "");
                tmux.await(
                        "members beside messages",
                        screen -> screen.contains("●alice1")
                                && screen.lines().findFirst().orElseThrow().endsWith("3 members▏3 members"));
                tmux.keys("M-a");
                Stage.awaitInput(tmux, "bob1>");
                Stage.awaitListed(tmux, "bob1", "");
                tmux.keys("M-a");
                Stage.awaitInput(tmux, "#dev>");
                tmux.awaitGone("unread");
                tmux.keys("M-a");
                Stage.awaitInput(tmux, ">");

                tmux.keys("M-2");
                tmux.await("the second of the list", screen -> current(screen) == 2);
                tmux.keys("M-Down");
                tmux.await("the next of the list", screen -> current(screen) == 3);
                tmux.keys("M-Down");
                tmux.await("the first again", screen -> current(screen) == 1);
                tmux.keys("M-Up");
                tmux.await("the last", screen -> current(screen) == 3);
                tmux.keys("M-/");
                tmux.await("the one before", screen -> current(screen) == 1);

                tmux.line("/to bob1");
                Stage.awaitInput(tmux, "bob1>");
                tmux.keys("C-k");
                tmux.await("Go to: ▏");
                tmux.type("zz");
                tmux.await("no conversation has these letters");
                tmux.keys("BSpace", "BSpace");
                tmux.type("dv");
                tmux.await("▶ #dev");
                tmux.keys("Enter");
                Stage.awaitInput(tmux, "#dev>");
                tmux.keys("C-k");
                tmux.await("Go to:");
                tmux.keys("Escape");
                tmux.awaitGone("Go to:");
                tmux.type("still here");
                Stage.awaitInput(tmux, "#dev> still here");
            }
        }
    }

    /** The place in the list whose name stands before the line. */
    private static int current(String screen) {
        String input = screen.stripTrailing();
        String name = input.substring(input.lastIndexOf('\n') + 1).replaceFirst(">.*", "");
        return screen.lines()
                .filter(row -> row.length() > Stage.LIST_COLUMNS
                        && !name.isEmpty()
                        && row.substring(3, Stage.LIST_COLUMNS).startsWith(name + " "))
                .mapToInt(row -> Integer.parseInt(row.substring(0, 2).strip()))
                .findFirst()
                .orElse(0);
    }

    @Test
    void older_messages_come_from_the_server_and_stay_in_place() throws Exception {
        try (Companion bob = new Companion(node, "bob2")) {
            Companion alice = new Companion(node, "alice2");
            alice.say(
                    bob.target(),
                    IntStream.rangeClosed(1, 300)
                            .mapToObj("line %d."::formatted)
                            .toList());
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "bob2", "");
                tmux.keys("M-1");
                tmux.await("line 300.");
                node.pause();
                try {
                    scrollUpTo(tmux, LOADING);
                } finally {
                    node.resume();
                }
                scrollUpTo(tmux, OLDER);
                Stage.awaitHeeded(tmux, "bob2>");
                tmux.await("scrolled, ");
                String before = timeline(tmux.screen());
                tmux.focus(false);
                bob.say(alice.target(), List.of("new one", "new two"));
                tmux.await("▼ 2 new");
                tmux.focus(true);
                Stage.awaitHeeded(tmux, "bob2>");
                assertThat(timeline(tmux.screen())).isEqualTo(before);
                scrollUpTo(tmux, FIRST);
                tmux.await("the beginning", screen -> !screen.contains("older messages"));

                tmux.keys("M-u");
                Stage.awaitBelowEachOther(tmux, "╌ new messages ╌", "new one", "new two");
                tmux.keys("PPage");
                tmux.await("scrolled, ");
                tmux.keys("C-End");
                Stage.awaitBelowEachOther(tmux, "line 300.", "new one", "new two");
                tmux.awaitGone("scrolled");
            }
        }
    }

    /**
     * Goes up page by page until such a message is there, however long the server takes for older ones. The next page is asked for
     * when the last is there: one that came late would lead too far.
     */
    private static void scrollUpTo(TmuxSession tmux, Pattern message) {
        AtomicReference<String> last = new AtomicReference<>("");
        tmux.await(message.pattern(), screen -> {
            boolean there = message.matcher(screen).find();
            String rows = timeline(screen);
            if (!there && !rows.equals(last.getAndSet(rows))) {
                tmux.keys("PPage");
            }
            return there;
        });
    }

    /** The rows of the messages. */
    private static String timeline(String screen) {
        return String.join(
                "\n",
                screen.lines()
                        .limit(Stage.ROWS - 2)
                        .map(row -> row.substring(Math.min(Stage.LIST_COLUMNS, row.length()))
                                .replaceFirst(" ✓+$", ""))
                        .toList());
    }

    @Test
    void messages_are_read_when_they_are_on_the_screen_and_the_person_looks() throws Exception {
        try (Companion bob = new Companion(node, "bob3");
                Companion carol = new Companion(node, "carol3")) {
            Companion alice = new Companion(node, "alice3");
            alice.say(bob.target(), "hello bob");
            alice.say(carol.target(), "hello carol");
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "bob3", "");
                tmux.keys("C-k");
                tmux.type("bob");
                tmux.await("▶ bob3");
                tmux.keys("Enter");
                tmux.await("hello bob");
                tmux.focus(false);
                Stage.awaitHeeded(tmux, "bob3>");
                bob.say(alice.target(), "are you there?");
                tmux.await("are you there?");
                Stage.awaitListed(tmux, "bob3", "1");
                carol.say(alice.target(), "and here?");
                Stage.awaitListed(tmux, "carol3", "1");
                assertThat(bob.readByOthers()).doesNotContain(2L);

                tmux.focus(true);
                Awaitility.await()
                        .atMost(Stage.PATIENCE)
                        .untilAsserted(() -> assertThat(bob.readByOthers()).contains(2L));
                Stage.awaitListed(tmux, "bob3", "");
                tmux.await("╌ new messages ╌");
                Stage.awaitListed(tmux, "carol3", "1");
                assertThat(carol.readByOthers()).doesNotContain(2L);
                tmux.keys("M-a");
                Awaitility.await()
                        .atMost(Stage.PATIENCE)
                        .untilAsserted(() -> assertThat(carol.readByOthers()).contains(2L));
                tmux.awaitGone("unread");
            }
        }
    }

    @Test
    void hostile_texts_stay_in_their_rows() throws Exception {
        List<String> hostile = Corpus.entries().stream()
                .filter(entry -> !entry.isKept() && !entry.text().isBlank())
                .map(Corpus.Entry::text)
                .toList();
        int step = hostile.size() / HOSTILE;
        try (Companion bob = new Companion(node, "bob8")) {
            Companion alice = new Companion(node, "alice8");
            alice.say(bob.target(), "hello");
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "bob8", "");
                tmux.keys("M-1");
                tmux.await("hello");
                String title = tmux.title();
                tmux.type("typed meanwhile");
                for (int i = 0; i < HOSTILE; i++) {
                    bob.say(alice.target(), hostile.get(i * step));
                }
                bob.say(alice.target(), "the last one");
                tmux.await("the last one");
                tmux.keys("C-l");
                Stage.awaitHeeded(tmux, "bob8> typed meanwhile");
                List<String> rows = tmux.screen().lines().toList();
                assertThat(rows).hasSize(Stage.ROWS);
                assertThat(rows.subList(0, Stage.ROWS - 2))
                        .allSatisfy(row ->
                                assertThat(row.charAt(Stage.LIST_COLUMNS)).isEqualTo('▏'));
                assertThat(rows.get(Stage.ROWS - 2))
                        .startsWith(" " + node.ready().node());
                assertThat(tmux.cursor()).isEqualTo(new Cursor("bob8> typed meanwhile".length(), Stage.ROWS - 1, true));
                assertThat(tmux.title()).isEqualTo(title);
                assertThat(tmux.clipboard()).isEmpty();
                assertThat(tmux.alternate()).isTrue();
            }
        }
    }
}
