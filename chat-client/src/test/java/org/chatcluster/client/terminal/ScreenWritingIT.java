package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client on the whole screen of a real terminal, with a real node, as a person writes. */
@RequiresTmux
class ScreenWritingIT {
    private static final Pattern COUNTDOWN = Pattern.compile("reconnecting in [0-9]+ s");

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
    void lines_are_written_with_the_help_of_keys() throws Exception {
        try (Companion bob = new Companion(node, "bob6");
                Companion bobby = new Companion(node, "bobby6")) {
            Companion alice = new Companion(node, "alice6");
            Target team = alice.found("team6", bob, bobby);
            Target other = bob.found("other6");
            bob.say(team, "from bob");
            bobby.say(team, "from bobby");
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(node, state)) {
                tmux.await("team6");
                tmux.keys("M-1");
                tmux.await("from bobby");
                tmux.type("bob");
                tmux.keys("Tab");
                Stage.awaitInput(tmux, "#team6> bobby6:");
                tmux.keys("C-u");

                tmux.paste("one\ntwo\nthree");
                tmux.await("\n#team6> one\ntwo\nthree");
                tmux.keys("Enter");
                awaitHeard(bob, "one\ntwo\nthree");
                tmux.await("three ✓");
                Stage.awaitInput(tmux, "#team6>");

                String long7 = "1\n2\n3\n4\n5\n6\n7";
                tmux.paste(long7);
                tmux.keys("Enter");
                tmux.await("Send 7 lines as one message?");
                tmux.type("e");
                tmux.awaitGone("Send 7 lines");
                tmux.keys("Enter");
                tmux.await("Send 7 lines as one message?");
                tmux.type("n");
                Stage.awaitInput(tmux, "#team6>");
                tmux.paste(long7);
                tmux.keys("Enter");
                tmux.await("Send 7 lines as one message?");
                tmux.type("y");
                awaitHeard(bob, long7);

                tmux.type("first");
                tmux.keys("M-Enter");
                tmux.type("second");
                tmux.await("\n#team6> first\nsecond");
                tmux.keys("Enter");
                awaitHeard(bob, "first\nsecond");
                assertThat(bob.heard()).containsExactly("from bobby", "one\ntwo\nthree", long7, "first\nsecond");

                String closed = "#" + ((Target.Group) other).id();
                tmux.line("/to " + closed);
                Stage.awaitInput(tmux, closed + ">");
                tmux.line("let me in");
                tmux.await("✗ not sent: You are not a member of this group.");
                tmux.await("(alt-r sends it again, alt-x forgets it)");
                tmux.line("/join " + closed);
                tmux.await("You are in #other6");
                tmux.keys("M-r");
                awaitHeard(bob, "let me in");
                tmux.await("let me in ✓");

                tmux.line("/to #9999");
                Stage.awaitInput(tmux, "#9999>");
                tmux.line("anybody?");
                tmux.await("✗ not sent: There is no such group.");
                tmux.keys("M-x");
                tmux.await("forgotten: anybody?");
                tmux.awaitGone("alt-r");
            }
        }
    }

    private static void awaitHeard(Companion companion, String text) {
        Awaitility.await(text)
                .atMost(Stage.PATIENCE)
                .untilAsserted(() -> assertThat(companion.heard()).contains(text));
    }

    @Test
    void what_is_typed_stays_whatever_the_size() throws Exception {
        try (Companion bob = new Companion(node, "bob4")) {
            Companion alice = new Companion(node, "alice4");
            alice.say(bob.target(), "hello bob");
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(node, state)) {
                Stage.awaitListed(tmux, "bob4", "");
                tmux.keys("M-1");
                tmux.type("a line");
                Stage.awaitInput(tmux, "bob4> a line");
                resize(tmux, "bob4> a line");

                tmux.keys("C-k");
                tmux.await("Go to:");
                tmux.resize(70, 20);
                tmux.resize(40, 10);
                tmux.type("zz");
                tmux.await("Go to: zz▏");
                tmux.resize(Stage.COLUMNS, Stage.ROWS);
                tmux.await(
                        "in its place", screen -> screen.endsWith("\nbob4> a line\n") && screen.contains("Go to: zz▏"));
                tmux.keys("Escape");
                tmux.awaitGone("Go to:");

                tmux.keys("C-u");
                tmux.type("/gr");
                tmux.keys("Tab", "Tab");
                tmux.await("/groups");
                resize(tmux, "bob4> /group");
                // What is typed before it is heeded may belong to the line that is thrown away.
                tmux.keys("C-c");
                Stage.awaitInput(tmux, "bob4>");

                tmux.line("/logout");
                tmux.await("Logged out.");
                tmux.line("/login alice4");
                tmux.await("Password of alice4");
                tmux.type("correct");
                tmux.await("*******");
                resize(tmux, "*******");
                tmux.line(" horse");
                tmux.await("Logged in as alice4");
                assertThat(tmux.scrollback()).doesNotContain("correct", "horse");
            }
        }
    }

    /** Makes the window smaller and large again: the last row always ends with that. */
    private static void resize(TmuxSession tmux, String input) {
        for (int[] size : new int[][] {{70, 20}, {40, 10}, {Stage.COLUMNS, Stage.ROWS}}) {
            tmux.resize(size[0], size[1]);
            tmux.await(
                    size[0] + " columns",
                    screen -> screen.endsWith(input + "\n")
                            && screen.lines().count() == size[1]
                            && tmux.cursor().row() == size[1] - 1);
        }
    }

    @Test
    void small_terminals_and_those_who_want_it_get_lines() {
        try (TmuxSession small = Stage.chat(node, state, 59, 20);
                TmuxSession wanted = TmuxSession.start(Stage.options(node, state)
                        .size(Stage.COLUMNS, Stage.ROWS)
                        .with("CHAT_UI", "line"));
                TmuxSession forced = Stage.chat(node, state, 40, 10, "--tui")) {
            small.await("\n>");
            wanted.await("\n>");
            forced.await("\n>");
            assertThat(small.alternate()).isFalse();
            assertThat(wanted.alternate()).isFalse();
            assertThat(forced.alternate()).isTrue();
        }
    }

    @Test
    void nothing_written_is_lost_or_doubled_when_client_and_node_are_killed() throws Exception {
        try (NodeProcess mortal = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
                Companion bob = new Companion(mortal, "bob");
                Companion carol = new Companion(mortal, "carol")) {
            Companion alice = new Companion(mortal, "alice");
            Target team = alice.found("team", bob, carol);
            alice.say(bob.target(), "hello");
            alice.say(team, "hello all");
            alice.handOver(state);
            try (TmuxSession tmux = Stage.chat(mortal, state)) {
                Stage.awaitListed(tmux, "bob", "");
                tmux.keys("C-k");
                tmux.type("bob");
                tmux.keys("Enter");
                tmux.await("hello");
                tmux.type("dear bob");
                tmux.keys("M-Down");
                Stage.awaitInput(tmux, "#team>");
                Stage.awaitListed(tmux, "bob", "✎");
                tmux.keys("M-Up");
                Stage.awaitInput(tmux, "bob> dear bob");
                tmux.keys("M-Down");
                Stage.awaitInput(tmux, "#team>");

                mortal.kill();
                tmux.await("reconnecting in ");
                tmux.line("one");
                tmux.line("two");
                Stage.awaitBelowEachOther(tmux, "one …", "two …");
                tmux.type("dear all");
                awaitDrafts("dear all");
                tmux.kill();
            }
            try (TmuxSession tmux = Stage.chat(mortal, state)) {
                Stage.awaitBelowEachOther(tmux, "one …", "two …");
                awaitCountdown(tmux);
                Stage.awaitInput(tmux, "#team> dear all");
                tmux.line("");
                mortal.restart();
                Stage.awaitBelowEachOther(tmux, "hello all", "one ✓", "two ✓");
                Stage.awaitInput(tmux, "#team>");
                // Who comes back later has the messages of one conversation after those of the other.
                awaitHeard(bob, "dear all");
                tmux.keys("M-Up");
                Stage.awaitInput(tmux, "bob> dear bob");
                tmux.line(" and family");
                Awaitility.await()
                        .atMost(Stage.PATIENCE)
                        .untilAsserted(() -> assertThat(bob.heard())
                                .containsExactly(
                                        "hello", "hello all", "one", "two", "dear all", "dear bob and family"));
            }
        }
    }

    /** Waits until the draft is on disk. */
    private void awaitDrafts(String text) {
        Awaitility.await(text).atMost(Stage.PATIENCE).untilAsserted(() -> {
            try (Stream<Path> files = Files.walk(state)) {
                assertThat(files.filter(file -> file.toString().contains("draft") && Files.isRegularFile(file)))
                        .anySatisfy(file -> assertThat(Files.readString(file)).contains(text));
            }
        });
    }

    private static void awaitCountdown(TmuxSession tmux) {
        Set<String> seen = new HashSet<>();
        tmux.await("a countdown", screen -> {
            Matcher seconds = COUNTDOWN.matcher(screen);
            if (seconds.find()) {
                seen.add(seconds.group());
            }
            return seen.size() > 1;
        });
    }
}
