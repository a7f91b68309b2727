package org.chatcluster.client.terminal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
    private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    private static final ClientConfig HERE = ClientConfig.of("127.0.0.1", 6000);

    @TempDir
    Path home;

    private TokenStore store(ClientConfig config) {
        return new TokenStore(StateDirectory.of(Map.of(), home), config, NOW);
    }

    private static LoginReply login(int id, String name, long expiresMillis) {
        return new LoginReply(
                new UserName(id, name),
                new LoginReply.Token("token-of-" + name, expiresMillis),
                30_000,
                "node",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void token_is_found_again_by_name_whatever_its_case() throws IOException {
        store(HERE).save(login(7, "Alice", 2_000));
        assertThat(store(HERE).find("@Alice")).isEqualTo(store(HERE).find("aLICE"));
        assertThat(store(HERE).find("aLICE"))
                .contains(
                        new TokenStore.Stored(new UserName(7, "Alice"), new Credentials.ByToken("token-of-Alice", 7)));
    }

    @Test
    void without_a_name_the_last_login_is_meant() throws IOException {
        store(HERE).save(login(7, "alice", 2_000));
        store(HERE).save(login(8, "bob", 2_000));
        assertThat(store(HERE).find("").orElseThrow().name()).isEqualTo("bob");
    }

    @Test
    void server_and_device_do_not_share_tokens() throws IOException {
        store(HERE).save(login(7, "alice", 2_000));
        assertThat(store(HERE.withDevice("other")).find("alice")).isEmpty();
        assertThat(store(ClientConfig.of("127.0.0.1", 6001)).find("")).isEmpty();
    }

    @Test
    void expired_token_is_not_used() throws IOException {
        store(HERE).save(login(7, "alice", 1_000));
        assertThat(store(HERE).find("alice")).isEmpty();
    }

    @Test
    void removed_token_is_gone() throws IOException {
        store(HERE).save(login(7, "alice", 2_000));
        store(HERE).remove("alice");
        assertThat(store(HERE).find("alice")).isEmpty();
        assertThat(store(HERE).find("")).isEmpty();
    }

    @Test
    void damaged_file_is_no_token() throws IOException {
        store(HERE).save(login(7, "alice", 2_000));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "alice\nseven\n\n\n");
            }
        }
        assertThat(store(HERE).find("alice")).isEmpty();
    }

    @Test
    void nobody_else_can_read_what_is_kept() throws IOException {
        store(HERE).save(login(7, "alice", 2_000));
        Path state = StateDirectory.of(Map.of(), home).path();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.toList()) {
                String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void directory_follows_xdg() {
        assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "/var/x"), home).path())
                .isEqualTo(Path.of("/var/x/chatcluster"));
        assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "relative"), home).path())
                .isEqualTo(home.resolve(".local/state/chatcluster"));
    }

    @Test
    void home_is_what_the_environment_says() {
        assertThat(Xdg.home(Map.of("HOME", "/home/ann"))).isEqualTo(Path.of("/home/ann"));
        Path system = Path.of(System.getProperty("user.home"));
        assertThat(Xdg.home(Map.of("HOME", "relative"))).isEqualTo(system);
        assertThat(Xdg.home(Map.of())).isEqualTo(system);
    }
}
