package org.chatcluster.client.terminal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.terminal.editor.VirtualScreen.ESC;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person types in a terminal, and what comes of it. Each override of JLine's editor has a test here. */
class ChatReaderTest {
    private final VirtualScreen screen = new VirtualScreen(60, 15);
    private final AtomicReference<String> draft = new AtomicReference<>("");
    private final RecordedActions actions = new RecordedActions() {
        @Override
        public void typed(String text) {
            draft.set(text);
            super.typed(text);
        }
    };
    private final ChatReader reader = new ChatReader(
            screen.terminal(), actions, actions, KeyTable.defaults(), new Look(Themes.NONE, Marks.SIGNS));
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private Thread typist = new Thread(this::readAll, "typist");

    @BeforeEach
    void begin() {
        typist.start();
        screen.await("bob%P>");
    }

    @AfterEach
    void end() throws InterruptedException {
        screen.type("\025\004");
        typist.join(60_000);
        assertThat(typist.isAlive()).isFalse();
    }

    private void readAll() {
        while (true) {
            try {
                lines.add(reader.read(new AttributedString("bob%P> "), draft.get()));
            } catch (UserInterruptException e) {
                lines.add("<interrupted>");
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private void awaitLine(String line) {
        Awaitility.await(line).untilAsserted(() -> assertThat(lines).contains(line));
    }

    @Test
    void tells_what_is_typed_after_every_change() {
        screen.type("hi");
        actions.await("typed hi");
        screen.type("\177");
        actions.await("typed h");
        screen.type("\r");
        awaitLine("h");
        assertThat(actions.notes()).endsWith("typed h", "typed ");
    }

    @Test
    void throws_the_line_away_on_interrupt() {
        screen.type("no");
        actions.await("typed no");
        screen.terminal().raise(Signal.INT);
        awaitLine("<interrupted>");
        actions.await("typed ");
        screen.type("\r");
        awaitLine("");
    }

    @Test
    void turns_to_another_conversation_with_its_draft() {
        screen.type("for bob");
        screen.await("bob%P> for bob");
        reader.turnTo(() -> new AttributedString("#ops> "), () -> "for ops");
        screen.await("#ops> for ops");
        screen.type("!\r");
        awaitLine("for ops!");
        assertThat(actions.notes()).doesNotContain("typed for ops");
    }

    @Test
    void shows_another_name_beside_what_is_typed() {
        screen.type("half a line");
        screen.await("bob%P> half a line");
        reader.rename(() -> new AttributedString("robert> "));
        screen.await("robert> half a line");
        assertThat(actions.notes()).endsWith("typed half a line", "typed half a line");
        screen.type(" more\r");
        awaitLine("half a line more");
    }

    @Test
    void undo_does_not_lead_into_the_conversation_before() {
        screen.type("secret of bob");
        screen.await("secret of bob");
        reader.turnTo(() -> new AttributedString("#ops> "), () -> "x");
        screen.await("#ops> x");
        screen.type("y\037\037\037\037\r");
        awaitLine("x");
    }

    @Test
    void keys_run_their_actions() {
        screen.type(ESC + "a" + ESC + "u" + ESC + "1" + ESC + "9" + ESC + "[1;3A" + ESC + ESC + "[B" + ESC + "/");
        screen.type(ESC + "[5~" + ESC + "[6~" + ESC + "[1;5F" + ESC + "r" + ESC + "x" + ESC + "OQ");
        screen.type("done\r");
        awaitLine("done");
        assertThat(actions.notes())
                .startsWith(
                        "next wanted",
                        "to new",
                        "conversation 1",
                        "conversation 9",
                        "step -1",
                        "step 1",
                        "last conversation",
                        "page up",
                        "page down",
                        "to end",
                        "retry",
                        "dismiss",
                        "toggle members");
    }

    @Test
    void keys_can_be_bound_anew_and_freed() {
        reader.use(KeyTable.defaults().with("f9", "retry").with("alt-u", "none"));
        screen.type("word" + ESC + "b" + ESC + "u" + ESC + "[20~\r");
        awaitLine("WORD");
        assertThat(actions.notes()).contains("retry").doesNotContain("to new");
    }

    @Test
    void key_can_give_a_line_and_what_was_typed_is_still_being_typed() {
        reader.use(KeyTable.defaults().with("f9", "/unread"));
        screen.type("half a" + ESC + "[20~");
        awaitLine("/unread");
        assertThat(actions.notes()).endsWith("typed half a");
        screen.type(" thought\r");
        awaitLine("half a thought");
        assertThat(actions.notes()).doesNotContain("typed /unread");
    }

    @Test
    void tells_the_attention_of_the_terminal() {
        screen.type(ESC + "[O" + ESC + "[I");
        actions.await("focus false");
        actions.await("focus true");
    }

    @Test
    void answers_of_the_terminal_that_come_late_are_nothing_typed() {
        screen.type("he" + ESC + "[?62;22c" + "l" + ESC + "]11;rgb:1e1e/1e1e/1e1e" + ESC + "\\");
        screen.type("l" + ESC + "]11;rgb:1e/1e/1e\007" + "o\r");
        awaitLine("hello");
    }

    @Test
    void pasted_lines_stay_one_message() {
        screen.paste("one\ntwo\n");
        screen.await("two");
        screen.type("\r");
        awaitLine("one\ntwo");
    }

    @Test
    void controls_in_pasted_text_do_not_reach_the_terminal() {
        screen.paste("a\007b" + ESC + "[2Jc");
        screen.type("\r");
        awaitLine("ab[2Jc");
    }

    @Test
    void asks_before_it_sends_many_pasted_lines() {
        screen.paste("1\n2\n3\n4\n5\n6");
        screen.type("\r");
        screen.await("Send 6 lines as one message? y/n/edit");
        screen.type("e");
        screen.awaitGone("Send 6 lines");
        screen.type("7\r");
        screen.await("Send 6 lines");
        screen.type("y");
        awaitLine("1\n2\n3\n4\n5\n67");
    }

    @Test
    void gives_back_what_was_pasted_and_not_sent() {
        screen.paste("1\n2\n3\n4\n5\n6");
        screen.type("\rn");
        screen.await("Not sent; Up brings it back.");
        screen.awaitGone("6");
        screen.type(ESC + "OA\ry");
        awaitLine("1\n2\n3\n4\n5\n6");
    }

    @Test
    void typed_lines_are_sent_unasked() {
        screen.type("1" + ESC + "\r2" + ESC + "\r3" + ESC + "\r4" + ESC + "\r5" + ESC + "\r6\r");
        awaitLine("1\n2\n3\n4\n5\n6");
    }

    @Test
    void finds_a_conversation_by_its_letters() {
        screen.type("draft\013bby");
        screen.await("▶ bobby");
        screen.type("\r");
        actions.await("turn to bobby");
        screen.awaitGone("Go to");
        screen.type("\r");
        awaitLine("draft");
    }

    @Test
    void search_for_a_conversation_can_be_left() {
        screen.type("\013柏");
        screen.await("▶ 柏林");
        screen.type(ESC);
        screen.awaitGone("Go to");
        assertThat(actions.notes()).doesNotContain("turn to 柏林");
    }

    @Test
    void break_empties_the_line_and_stays_on_it() {
        screen.type("abc\007d\r");
        awaitLine("d");
    }

    @Test
    void secret_is_not_told_shown_or_given_back() throws InterruptedException {
        screen.type("\004");
        typist.join();
        AtomicReference<String> secret = new AtomicReference<>();
        typist = new Thread(() -> {
            secret.set(reader.readSecret(new AttributedString("password: ")));
            readAll();
        });
        typist.start();
        screen.await("password:");
        screen.type("horse" + ESC + "a\025horse");
        screen.await("password: *****");
        screen.type("\r");
        screen.await("bob%P>");
        screen.type("\031.\r");
        awaitLine(".");
        assertThat(secret.get()).isEqualTo("horse");
        assertThat(actions.notes()).containsExactly("typed .", "typed ");
        assertThat(screen.text()).doesNotContain("horse");
    }
}
