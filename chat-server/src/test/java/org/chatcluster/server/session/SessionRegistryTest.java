package org.chatcluster.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.error.ChatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionRegistryTest {
    private static final long NONE = LoginRequest.NO_ATTEMPT;

    private final SessionRegistry registry = new SessionRegistry();
    private final List<String> closed = new ArrayList<>();

    private Session session(int userId, String device, long attempt) {
        String name = userId + device + (attempt == NONE ? "" : attempt);
        return new Session(
                new UserName(userId, "user"),
                new DeviceClaim(device, attempt, 0),
                "",
                (ended, reason) -> closed.add(name + " " + reason));
    }

    private Session registered(int userId, String device, long attempt) {
        Session session = session(userId, device, attempt);
        registry.register(session);
        return session;
    }

    @Test
    void a_session_of_the_same_device_takes_over() {
        Session old = registered(1, "phone", NONE);
        Session other = registered(1, "laptop", NONE);
        registered(2, "phone", NONE);
        Session newer = registered(1, "phone", NONE);

        assertThat(closed).containsExactly("1phone TAKEN_OVER");
        assertThat(registry.listSessions(1)).containsExactly(other, newer);
        assertThat(registry.size()).isEqualTo(3);
        registry.unregister(old);
        assertThat(registry.listSessions(1)).containsExactly(other, newer);
        assertThat(registry.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"5, 6", "5, 5", "5, -", "-, 5", "-, -"})
    void a_login_with_a_greater_an_equal_or_without_an_attempt_wins(String present, String newer) {
        registered(1, "phone", attempt(present));
        Session winner = registered(1, "phone", attempt(newer));

        assertThat(registry.listSessions(1)).containsExactly(winner);
        assertThat(closed).hasSize(1);
    }

    private static long attempt(String text) {
        return text.equals("-") ? NONE : Long.parseLong(text);
    }

    @Test
    void a_login_with_a_smaller_attempt_is_refused_and_changes_nothing() {
        Session present = registered(1, "phone", 5);
        ChatException e = catchThrowableOfType(ChatException.class, () -> registered(1, "phone", 4));

        assertThat(e.code()).isEqualTo(ErrorCode.TAKEN_OVER);
        assertThat(registry.listSessions(1)).containsExactly(present);
        assertThat(registry.size()).isEqualTo(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void attempts_count_for_each_device_by_itself() {
        registered(1, "phone", 5);
        registered(1, "laptop", 4);

        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void an_account_is_online_while_it_has_a_session() {
        assertThat(registry.state(1)).isEqualTo(State.OFFLINE);
        Session phone = registered(1, "phone", NONE);
        Session laptop = registered(1, "laptop", NONE);
        registry.unregister(phone);
        assertThat(registry.state(1)).isEqualTo(State.ONLINE);
        assertThat(registry.listAll()).containsExactly(laptop);
        registry.unregister(laptop);
        registry.unregister(laptop);

        assertThat(registry.state(1)).isEqualTo(State.OFFLINE);
        assertThat(registry.size()).isZero();
    }
}
