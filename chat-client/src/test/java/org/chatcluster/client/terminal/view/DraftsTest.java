package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

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
