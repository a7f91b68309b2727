package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.GroupEvent.Kind;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private static final int ME = 1;
    private static final int BOB = 2;
    private static final int OPS = 7;

    private final Model model = Model.empty();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventLines events = events();

    private EventLines events() {
        Supplier<ChatClient> none = () -> {
            throw new UnsupportedOperationException();
        };
        Feed feed = new DeskFeed(
                model.desk(),
                new OlderMessages(none, model.desk(), model.people(), () -> {}),
                new MemberLists(none, model.people(), () -> {}, System::nanoTime),
                () -> {});
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new EventLines(new PlainConsole(print, print), feed, model, none, Runnable::run);
    }

    @BeforeEach
    void begin() {
        model.people().expect(new UserName(ME, "alice"));
        model.people().saw(new UserName(BOB, "bob"));
        model.people().joined(OPS, "ops");
        model.desk().open(List.of(new Target.Group(OPS)));
    }

    private void happens(Kind kind, int id, int byId) {
        events.group(new GroupEvent(OPS, kind, id, byId));
    }

    private void assertOver(String line) {
        assertThat(model.people().isMember(OPS)).isFalse();
        assertThat(model.desk().conversations()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo(line);
    }

    @Test
    void group_that_is_no_more_goes_from_the_list() {
        happens(Kind.DISSOLVE, BOB, BOB);
        assertOver("#ops is no more");
    }

    @Test
    void group_that_this_account_is_put_out_of_goes_from_the_list() {
        happens(Kind.KICK, ME, BOB);
        assertOver("you were put out of #ops");
    }

    @Test
    void group_that_another_device_has_left_goes_without_a_word() {
        happens(Kind.QUIT, ME, ME);
        assertOver("");
    }

    @Test
    void group_stays_when_others_leave() {
        happens(Kind.QUIT, BOB, BOB);
        assertThat(model.people().isMember(OPS)).isTrue();
        assertThat(model.desk().conversations()).hasSize(1);
    }
}
