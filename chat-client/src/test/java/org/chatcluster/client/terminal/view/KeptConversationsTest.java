package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.store.ConversationStore;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptConversationsTest {
    private static final UserName ALICE = new UserName(1, "alice");
    private static final Target BOB = new Target.User(2);
    private static final Target CAROL = new Target.User(3);
    private static final Target STRANGER = new Target.User(4);
    private static final Target TEAM = new Target.Group(7);
    private static final Target LEFT = new Target.Group(8);

    @TempDir
    Path home;

    private KeptConversations kept(Model model) {
        ClientConfig config = ClientConfig.of("127.0.0.1", 6000);
        return new KeptConversations(model, new ConversationStore(StateDirectory.of(Map.of(), home), config));
    }

    private static Model running() {
        Model model = Model.empty();
        model.people().expect(ALICE);
        model.people().joined(7, "team");
        model.people().saw(new Friend(2, "bob", State.OFFLINE));
        model.people().saw(new UserName(3, "carol"));
        model.people().saw(new UserName(4, "dave"));
        model.desk().open(List.of(CAROL, TEAM, STRANGER, LEFT, BOB));
        model.desk().begin(List.of(new ConversationInfo(CAROL, 5, 5, 5)));
        return model;
    }

    private static List<Target> list(Model model) {
        return model.desk().conversations().stream()
                .map(ConversationView::conversation)
                .toList();
    }

    @Test
    void list_comes_back_with_its_order_and_names_before_any_login() {
        KeptConversations kept = kept(running());
        kept.loggedIn(1);
        kept.save();
        Model next = Model.empty();
        next.people().expect(ALICE);
        kept(next).begin(1);
        assertThat(list(next)).containsExactly(CAROL, TEAM, BOB);
        assertThat(list(next)).extracting(next.people()::nameOf).containsExactly("carol", "#team", "bob");
        next.desk().begin(List.of(new ConversationInfo(BOB, 9, 9, 9), new ConversationInfo(CAROL, 5, 5, 5)));
        assertThat(list(next)).containsExactly(CAROL, TEAM, BOB);
    }

    @Test
    void list_of_one_account_is_not_that_of_another() {
        Model model = running();
        KeptConversations kept = kept(model);
        kept.loggedIn(1);
        kept.save();
        model.people().expect(new UserName(9, "zoe"));
        kept.save();
        Model zoe = Model.empty();
        kept(zoe).begin(9);
        assertThat(list(zoe)).isEmpty();
    }
}
