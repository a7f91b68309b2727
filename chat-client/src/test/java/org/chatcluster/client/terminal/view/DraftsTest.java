package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    private static final Target BOB = new Target.User(2);

    @TempDir
    Path home;

    private final Model model = Model.empty();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private DraftStore store() {
        return new DraftStore(StateDirectory.of(Map.of(), home), ClientConfig.of("127.0.0.1", 6000));
    }

    private Drafts drafts() {
        return new Drafts(model, store(), timer, new PlainConsole(System.out, System.err));
    }

    @Test
    void draft_and_conversation_come_back() {
        model.people().expect(new UserName(1, "alice"));
        Drafts drafts = drafts();
        assertThat(drafts.begin(1)).isTrue();
        model.desk().turnTo(BOB);
        drafts.typed(BOB, "dear bob");
        drafts.save();
        model.desk().clear();
        assertThat(drafts().begin(1)).isTrue();
        assertThat(model.desk().current()).contains(BOB);
        assertThat(model.desk().draft(BOB)).isEqualTo("dear bob");
    }

    @Test
    void what_is_typed_belongs_to_where_the_person_is() {
        model.people().expect(new UserName(1, "alice"));
        Drafts drafts = drafts();
        drafts.typed("to nobody yet");
        assertThat(drafts.here()).isEqualTo("to nobody yet");
        model.desk().turnTo(BOB);
        assertThat(drafts.here()).isEmpty();
        drafts.typed("dear bob");
        assertThat(drafts.here()).isEqualTo("dear bob");
        drafts.end();
        model.desk().clear();
        assertThat(drafts.here()).isEmpty();
    }

    @Test
    void logout_and_login_bring_the_drafts_back_and_do_not_empty_the_file() {
        UserName alice = new UserName(1, "alice");
        model.people().expect(alice);
        Drafts drafts = drafts();
        assertThat(drafts.begin(1)).isTrue();
        drafts.typed(BOB, "dear bob");
        drafts.end();
        model.people().loggedOut();
        model.desk().clear();
        model.people().expect(alice);
        assertThat(drafts.begin(1)).isTrue();
        assertThat(model.desk().draft(BOB)).isEqualTo("dear bob");
        drafts.save();
        assertThat(store().load(1)).containsEntry("user.2", "dear bob");
    }

    @Test
    void what_another_client_has_saved_meanwhile_stays() throws IOException {
        model.people().expect(new UserName(1, "alice"));
        store().change(1, Map.of("user.2", "dear bob", "user.4", "dear dave"));
        Drafts drafts = drafts();
        assertThat(drafts.begin(1)).isTrue();
        store().change(1, Map.of("user.2", "dearest bob", "user.3", "dear carol"));
        drafts.save();
        assertThat(store().load(1)).containsEntry("user.2", "dearest bob").containsEntry("user.3", "dear carol");
        drafts.typed(new Target.User(4), "");
        drafts.save();
        assertThat(store().load(1)).isEqualTo(Map.of("user.2", "dearest bob", "user.3", "dear carol"));
    }

    @Test
    void nothing_is_saved_for_an_account_that_has_gone() {
        model.people().expect(new UserName(1, "alice"));
        Drafts drafts = drafts();
        assertThat(drafts.begin(1)).isTrue();
        drafts.typed(BOB, "dear bob");
        drafts.save();
        model.people().expect(new UserName(3, "carol"));
        model.desk().clear();
        drafts.save();
        assertThat(store().load(1)).containsEntry("user.2", "dear bob");
    }
}
