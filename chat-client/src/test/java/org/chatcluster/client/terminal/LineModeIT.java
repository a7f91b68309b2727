package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
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

/** The packaged client with lines above a prompt in a real terminal, with a real node, as a person uses it. */
@RequiresTmux
class LineModeIT {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

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

    private TmuxSession chat(String how) {
        return Stage.chat(node, state, COLUMNS, ROWS, how);
    }

    @Test
    void person_registers_and_comes_back_to_the_prompt_with_the_password_unseen() {
        try (TmuxSession tmux = chat("--line")) {
            tmux.await("/login NAME logs in");
            tmux.line("/register ann");
            tmux.await("Password for ann");
            tmux.line("correct horse");
            tmux.await("Again:");
            tmux.line("correct horse");
            tmux.await("Logged in as ann");
            tmux.type("half a thought");
            tmux.await("> half a thought");
            assertThat(tmux.scrollback()).doesNotContain("horse");
            assertThat(tmux.alternate()).isFalse();
        }
    }

    @Test
    void messages_come_above_the_line_and_keys_lead_to_them() throws Exception {
        try (Companion bob = new Companion(node, "bob1");
                Companion carol = new Companion(node, "carol1")) {
            Companion alice = new Companion(node, "alice1");
            Target team = carol.found("team1", alice);
            alice.say(
                    bob.target(),
                    IntStream.rangeClosed(1, 250)
                            .mapToObj("line %d."::formatted)
                            .toList());
            alice.handOver(state);
            bob.say(alice.target(), "while you were away");
            try (TmuxSession tmux = chat("--line")) {
                tmux.await("— 1 message while you were away —\n>");
                tmux.type("half a li");
                tmux.await("\n> half a li");
                carol.say(team, "hello all");
                tmux.await("#team1 carol1: hello all\n> half a li");
                tmux.keys("C-u");

                tmux.line("/to #team1");
                tmux.await("\n#team1>");
                tmux.type("a draft");
                tmux.await("\n#team1> a draft");
                tmux.keys("M-a");
                tmux.await("What you type goes to bob1.\n— new —\n");
                tmux.await("bob1: while you were away\nbob1>");
                Awaitility.await()
                        .atMost(Stage.PATIENCE)
                        .untilAsserted(() -> assertThat(bob.readByOthers()).contains(251L));
                tmux.keys("PPage");
                tmux.await("line 250.");
                tmux.await("— to here —\nbob1>");
                tmux.keys("PPage");
                tmux.await("the page before", screen -> tmux.scrollback().contains("line 1."));

                tmux.keys("M-/");
                tmux.await("\n#team1> a draft");
                tmux.resize(40, 10);
                tmux.type(" that is longer than forty columns");
                tmux.resize(COLUMNS, ROWS);
                tmux.await(
                        "the draft",
                        screen ->
                                screen.stripTrailing().endsWith("\n#team1> a draft that is longer than forty columns"));
                tmux.keys("Enter");
                Awaitility.await()
                        .atMost(Stage.PATIENCE)
                        .untilAsserted(() ->
                                assertThat(carol.heard()).containsExactly("a draft that is longer than forty columns"));
            }
        }
    }

    @Test
    void plain_lines_have_words_and_neither_colours_nor_boxes() throws Exception {
        try (Companion bob = new Companion(node, "bob2")) {
            Companion alice = new Companion(node, "alice2");
            alice.say(bob.target(), "hello");
            alice.handOver(state);
            bob.say(alice.target(), "while you were away");
            try (TmuxSession tmux = chat("--plain")) {
                tmux.await("1 message while you were away");
                tmux.line("/to bob2");
                tmux.await("\nbob2>");
                tmux.line("sent");
                tmux.await("alice2 to bob2: sent");
                tmux.line("/to #9999");
                tmux.await("\n#9999>");
                tmux.line("refused");
                tmux.await("not sent to #9999: refused");
                tmux.keys("C-k");
                tmux.await("Go to:");
                assertThat(tmux.screen()).matches("(?s)[ -~\\n]*");
                tmux.keys("Escape");
                tmux.awaitGone("Go to:");
                tmux.type("/gr");
                tmux.keys("Tab");
                tmux.await("/groups");
                String screen = tmux.screenWithEscapes();
                assertThat(screen).matches("(?s)[ -~\\n]*");
            }
        }
    }
}
