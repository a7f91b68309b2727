package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.MsgType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting and dropping a kept login. */
class LoginCommandTest {
    private Program chat = new Program(Path.of("unused"));
    private Path passwordFile = Path.of("unused");

    @BeforeEach
    void prepare(@TempDir Path home) throws Exception {
        chat.close();
        chat = new Program(home);
        passwordFile = Files.writeString(home.resolve("password"), "correct horse\n");
    }

    @AfterEach
    void end() {
        chat.close();
    }

    @Test
    void password_comes_from_a_file_and_the_login_is_kept() throws Exception {
        chat.start("login", "--name", "alice", "--password-file", passwordFile.toString());
        LoginRequest login = chat.server.accept().acceptLogin();
        assertThat(login.credentials()).isEqualTo(new Credentials.ByName("alice", "correct horse"));
        assertThat(login.device()).isEqualTo("console");
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEmpty();
        assertThat(chat.err()).isEqualTo("Logged in as alice (1) on node-1.\n");
        assertThat(chat.tokens().find(""))
                .hasValueSatisfying(
                        kept -> assertThat(kept.credentials().token()).isEqualTo("secret"));
    }

    @Test
    void password_comes_from_the_input() throws Exception {
        chat.reading("correct horse\n").start("login", "--name", "alice", "--json");
        LoginRequest login = chat.server.accept().acceptLogin();
        assertThat(login.credentials()).isEqualTo(new Credentials.ByName("alice", "correct horse"));
        assertThat(chat.exit()).isZero();
        assertThat(chat.out())
                .isEqualTo("{\"id\":1,\"name\":\"alice\",\"node\":\"node-1\",\"expires\":9007199254740991}\n");
        assertThat(chat.err()).isEmpty();
    }

    @Test
    void login_that_is_refused_is_exit_3() throws Exception {
        chat.reading("wrong horse").start("login", "--name", "alice");
        Peer peer = chat.server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err()).isEqualTo("chat login: Refused. (1 REFUSED)\n");
        assertThat(chat.tokens().find("")).isEmpty();
    }

    @Test
    void password_that_no_account_can_have_is_exit_3() throws Exception {
        chat.reading("wrong\n").start("login", "--name", "bob");
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        chat.reading("\n").start("login", "--name", "bob");
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err().lines())
                .containsExactly(
                        "chat login: password has 5 characters (expected 6..128)",
                        "chat login: password has 0 characters (expected 6..128)");
    }

    @Test
    void name_and_password_are_needed() throws Exception {
        chat.start("login");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        chat.start("login", "--name", "alice");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        chat.start("login", "--name", "alice", "--password-file", passwordFile + "2");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        chat.start("login", "--name", "alice", "--password", "correct horse");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        assertThat(chat.err().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("chat login: "))
                .anyMatch(line -> line.contains(passwordFile + "2 cannot be read: there is no such file ("));
    }

    @Test
    void logout_tells_the_server_and_forgets() throws Exception {
        chat.keepingLogin().start("logout", "--all");
        Peer peer = chat.online();
        var asked = peer.expect(LogoutRequest.class);
        assertThat(asked.request().all()).isTrue();
        peer.reply(new LogoutReply(), asked.rid());
        assertThat(chat.exit()).isZero();
        assertThat(chat.tokens().find("")).isEmpty();
        chat.start("logout");
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
    }

    @Test
    void login_that_cannot_be_kept_is_a_sentence_and_exit_1() throws Exception {
        Files.createDirectories(chat.state.path());
        Files.writeString(chat.state.path().resolve("tokens"), "no directory");
        chat.reading("correct horse\n").start("login", "--name", "alice");
        chat.server.accept().acceptLogin();
        assertThat(chat.exit()).isEqualTo(Exit.FAILED);
        assertThat(chat.err())
                .isEqualTo("chat login: The login was good but cannot be kept: "
                        + chat.state.path().resolve("tokens") + ": it is there, but not a directory\n");
    }

    @Test
    void log_that_cannot_be_written_is_a_sentence_and_exit_1() throws Exception {
        Files.createDirectories(chat.state.path().getParent());
        Files.writeString(chat.state.path(), "no directory");
        chat.start("groups", "--verbose");
        assertThat(chat.exit()).isEqualTo(Exit.FAILED);
        assertThat(chat.err())
                .isEqualTo("chat: A file cannot be read or written: " + chat.state.path()
                        + ": it is there, but not a directory\n");
    }

    @Test
    void logout_that_the_server_refuses_for_now_keeps_the_login() throws Exception {
        chat.keepingLogin().start("logout");
        Peer peer = chat.online();
        peer.refuse(MsgType.LOGINOUT_MSG, peer.expect(LogoutRequest.class).rid(), ErrorCode.UNAVAILABLE);
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.tokens().find("")).isPresent();
        assertThat(chat.err()).startsWith("The login is kept.\nchat logout: ").endsWith("(121 UNAVAILABLE)\n");
    }

    @Test
    void logout_that_is_interrupted_keeps_the_login() throws Exception {
        chat.keepingLogin().start("logout");
        Peer peer = chat.online();
        var unused = peer.expect(LogoutRequest.class);
        chat.interrupt();
        assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(chat.tokens().find("")).isPresent();
    }

    @Test
    void logout_without_an_answer_says_that_nobody_knows() throws Exception {
        chat.keepingLogin().start("logout");
        Peer peer = chat.online();
        var unused = peer.expect(LogoutRequest.class);
        peer.close();
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.tokens().find("")).isEmpty();
        assertThat(chat.err()).startsWith("The login is forgotten here; whether on the server, too, is not known.\n");
    }

    @Test
    void logout_forgets_even_if_the_server_is_not_there() throws Exception {
        chat.keepingLogin().server.close();
        chat.start("logout");
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.tokens().find("")).isEmpty();
        assertThat(chat.err())
                .startsWith("The login is forgotten here only.\nchat logout: Cannot connect to ")
                .hasLineCount(2);
    }
}
