package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.MsgType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {
    @TempDir
    Path home;

    private static void takenOver(Typist typist) {
        typist.peer().bye(ErrorCode.TAKEN_OVER, false, -1);
        typist.peer().close();
        typist.awaitError("takes it back");
    }

    @Test
    void login_that_was_kept_needs_no_password() throws Exception {
        try (Typist typist = new Typist(home)) {
            takenOver(typist);
            typist.type("/login alice");
            LoginRequest login = typist.accept().acceptLogin();
            assertThat(login.credentials()).isInstanceOf(Credentials.ByToken.class);
        }
    }

    @Test
    void logout_tells_how_many_messages_go_with_it() throws Exception {
        try (Typist typist = new Typist(home)) {
            typist.peer().close();
            typist.awaitShown("disconnected");
            typist.type("/msg 2 one", "/msg 2 two", "/logout");
            typist.awaitError("Logged out here only.");
            typist.awaitError("2 messages were not sent, as far as is known.");
        }
    }

    @Test
    void password_is_asked_for_when_the_kept_login_is_good_no_more() throws Exception {
        try (Typist typist = new Typist(home)) {
            takenOver(typist);
            typist.type("/login alice");
            Peer again = typist.accept();
            again.refuse(MsgType.LOGIN_MSG, again.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
            typist.awaitError("Password of alice: ");
        }
    }
}
