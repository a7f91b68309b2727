package org.chatcluster.client.terminal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftStoreTest {
    @TempDir
    Path home;

    private DraftStore store(String device) {
        return new DraftStore(
                StateDirectory.of(Map.of(), home),
                ClientConfig.of("127.0.0.1", 6000).withDevice(device));
    }

    @Test
    void drafts_come_back_as_they_were_for_their_account_and_device() throws IOException {
        Map<String, String> drafts = Map.of("user.2", "dear bob,\n  \\how=are: you? 你好", "group.7", "#all !");
        store("console").change(1, drafts);
        assertThat(store("console").load(1)).isEqualTo(drafts);
        assertThat(store("console").load(2)).isEmpty();
        assertThat(store("laptop").load(1)).isEmpty();
    }

    @Test
    void change_leaves_the_other_drafts_as_they_are() throws IOException {
        store("console").change(1, Map.of("user.2", "dear bob", "user.3", "dear carol", "group.7", "all"));
        store("console").change(1, Map.of("user.2", "", "user.3", "carol!"));
        assertThat(store("console").load(1)).isEqualTo(Map.of("user.3", "carol!", "group.7", "all"));
    }

    @Test
    void nobody_else_can_read_them() throws IOException {
        store("console").change(1, Map.of("user.2", "secret"));
        List<Path> files;
        try (var all = Files.walk(home)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void file_that_is_broken_is_no_draft() throws IOException {
        store("console").change(1, Map.of("user.2", "text"));
        try (var all = Files.walk(home)) {
            Files.writeString(all.filter(Files::isRegularFile).findFirst().orElseThrow(), "user.2=\\uZZZZ");
        }
        assertThat(store("console").load(1)).isEmpty();
    }
}
