package org.chatcluster.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.TickingClock;
import org.junit.jupiter.api.Test;

final class AccountServiceTest {
    private static final long NOW = 1_794_000_000_000L;

    private final FakeAccountDao dao = new FakeAccountDao();
    private final List<String> hashedAgainst = new ArrayList<>();
    private final AccountService accounts = service(NOW);

    private AccountService service(long now) {
        return new AccountService(dao, new TickingClock(now), Runnable::run, new CountingHasher());
    }

    /** Quick, and writes down what it was asked. */
    private final class CountingHasher implements Passwords {
        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public String unmatchable() {
            return "unmatchable";
        }

        @Override
        public boolean matches(String password, String encoded) {
            hashedAgainst.add(encoded);
            return encoded.equals("hash of " + password);
        }
    }

    private ErrorCode refusal(Credentials.ByToken credentials, String device) {
        return refusal(accounts, credentials, device);
    }

    private static ErrorCode refusal(AccountService accounts, Credentials.ByToken credentials, String device) {
        CompletionException e =
                catchThrowableOfType(CompletionException.class, () -> byToken(accounts, credentials, device));
        return ((ChatException) e.getCause()).code();
    }

    private static AccountService.Authenticated byToken(
            AccountService accounts, Credentials.ByToken credentials, String device) {
        return accounts.authenticateByToken(credentials, device)
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_name_belongs_to_one_account_whatever_its_case() {
        assertThat(accounts.register("Älice", "secret")).isEqualTo(1);
        ChatException e = catchThrowableOfType(ChatException.class, () -> accounts.register("äLICE", "secret"));

        assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
    }

    @Test
    void a_right_password_opens_by_id_and_by_name() {
        int id = accounts.register("alice", "secret");

        assertThat(accounts.authenticate(new Credentials.ById(id, "secret"), "console")
                        .user()
                        .name())
                .isEqualTo("alice");
        assertThat(accounts.authenticate(new Credentials.ByName("ALICE", "secret"), "console")
                        .user()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_cost_one_hash_each_and_are_told_the_same() {
        int id = accounts.register("alice", "secret");
        ChatException wrong = catchThrowableOfType(
                ChatException.class, () -> accounts.authenticate(new Credentials.ById(id, "wrong!"), "console"));
        assertThat(hashedAgainst).hasSize(1);
        ChatException unknown = catchThrowableOfType(
                ChatException.class,
                () -> accounts.authenticate(new Credentials.ByName("nobody", "wrong!"), "console"));
        assertThat(hashedAgainst).hasSize(2);

        assertThat(unknown.code()).isEqualTo(wrong.code()).isEqualTo(ErrorCode.REFUSED);
        assertThat(unknown.sentence()).isEqualTo(wrong.sentence());
        assertThat(dao.tokens()).isZero();
    }

    @Test
    void a_token_opens_its_device_what_is_beneath_it_and_its_account_only_and_hashes_nothing() {
        int id = accounts.register("alice", "secret");
        AccountService.Authenticated first = accounts.authenticate(new Credentials.ById(id, "secret"), "phone");
        hashedAgainst.clear();
        String token = first.token().value();
        AccountService.Authenticated again = byToken(accounts, new Credentials.ByToken(token, id), "phone");

        assertThat(again.token()).isEqualTo(first.token());
        assertThat(again.tokenHash()).isEqualTo(first.tokenHash()).doesNotContain(token);
        assertThat(byToken(accounts, new Credentials.ByToken(token, id), "phone/send")
                        .token())
                .isEqualTo(first.token());
        assertThat(refusal(new Credentials.ByToken(token, id), "laptop")).isEqualTo(ErrorCode.REFUSED);
        assertThat(refusal(new Credentials.ByToken(token, id), "phone2")).isEqualTo(ErrorCode.REFUSED);
        assertThat(refusal(new Credentials.ByToken(token, id + 1), "phone")).isEqualTo(ErrorCode.REFUSED);
        assertThat(refusal(new Credentials.ByToken(token + "x", 0), "phone")).isEqualTo(ErrorCode.REFUSED);
        assertThat(hashedAgainst).isEmpty();
    }

    @Test
    void a_token_opens_for_thirty_days() {
        int id = accounts.register("alice", "secret");
        String token = accounts.authenticate(new Credentials.ById(id, "secret"), "phone")
                .token()
                .value();
        Credentials.ByToken credentials = new Credentials.ByToken(token, 0);
        long days30 = Duration.ofDays(30).toMillis();

        assertThat(byToken(service(NOW + days30 - 10), credentials, "phone")
                        .user()
                        .id())
                .isEqualTo(id);
        assertThat(refusal(service(NOW + days30 + 10), credentials, "phone")).isEqualTo(ErrorCode.REFUSED);
        service(NOW + days30 + 10).removeOldTokens();
        assertThat(dao.tokens()).isZero();
    }

    @Test
    void a_revoked_token_opens_nothing() {
        int id = accounts.register("alice", "secret");
        AccountService.Authenticated phone = accounts.authenticate(new Credentials.ById(id, "secret"), "phone");
        AccountService.Authenticated laptop = accounts.authenticate(new Credentials.ById(id, "secret"), "laptop");
        accounts.revoke(phone.tokenHash());

        assertThat(refusal(new Credentials.ByToken(phone.token().value(), 0), "phone"))
                .isEqualTo(ErrorCode.REFUSED);
        assertThat(byToken(accounts, new Credentials.ByToken(laptop.token().value(), 0), "laptop")
                        .user()
                        .id())
                .isEqualTo(id);
        accounts.revokeAll(id);
        assertThat(refusal(new Credentials.ByToken(laptop.token().value(), 0), "laptop"))
                .isEqualTo(ErrorCode.REFUSED);
    }

    @Test
    void secrets_do_not_show() {
        int id = accounts.register("alice", "secret");
        AccountService.Authenticated who = accounts.authenticate(new Credentials.ById(id, "secret"), "phone");

        assertThat(who.token().toString()).doesNotContain(who.token().value());
        assertThat(dao.find(id).orElseThrow().toString()).doesNotContain("hash of");
    }
}
