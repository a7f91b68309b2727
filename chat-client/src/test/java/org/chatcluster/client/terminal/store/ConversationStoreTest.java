package org.chatcluster.client.terminal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.store.ConversationStore.Known;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationStoreTest {
    @TempDir
    Path home;

    private ConversationStore store(String device) {
        return new ConversationStore(
                StateDirectory.of(Map.of(), home),
                ClientConfig.of("127.0.0.1", 6000).withDevice(device));
    }

    @Test
    void conversations_come_back_in_their_order_for_their_account_and_device() throws IOException {
        List<Known> list = new ArrayList<>();
        for (int id = 30; id > 0; id--) {
            list.add(new Known(new Target.User(id), "u=" + id + " 小明\n"));
            list.add(new Known(new Target.Group(id), "#g: " + id));
        }
        store("console").save(1, list);
        assertThat(store("console").load(1)).isEqualTo(list);
        assertThat(store("console").load(2)).isEmpty();
        assertThat(store("laptop").load(1)).isEmpty();
        store("console").save(1, List.of());
        assertThat(store("console").load(1)).isEmpty();
    }

    @Test
    void what_is_broken_in_the_file_is_passed_over() throws IOException {
        store("console").save(1, List.of(new Known(new Target.User(2), "bob")));
        Path file;
        try (var all = Files.walk(home)) {
            file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(file, "1.of=user.0\n1.name=x\n2.of=group.7\n2.name=team\n3=what");
        assertThat(store("console").load(1)).containsExactly(new Known(new Target.Group(7), "team"));
        Files.writeString(file, "1.of=\\uZZZZ");
        assertThat(store("console").load(1)).isEmpty();
    }
}
