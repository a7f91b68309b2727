package org.chatcluster.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher();

    /** Made by the reference implementation: from src/test.c of github.com/P-H-C/phc-winner-argon2, version 20190702. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void knows_the_hashes_of_the_reference_implementation(String encoded) {
        assertThat(hasher.matches("password", encoded)).isTrue();
        assertThat(hasher.matches("passwore", encoded)).isFalse();
    }

    @Test
    void knows_its_own_hashes_again_and_salts_each_anew() {
        String one = hasher.hash("correct horse");
        String two = hasher.hash("correct horse");

        assertThat(one).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(one).isNotEqualTo(two);
        assertThat(hasher.matches("correct horse", two)).isTrue();
        assertThat(hasher.matches("Correct horse", two)).isFalse();
    }

    @Test
    void takes_passwords_of_any_script() {
        String hash = hasher.hash("пароль 密码 🔑");

        assertThat(hasher.matches("пароль 密码 🔑", hash)).isTrue();
        assertThat(hasher.matches("пароль 密码 🔒", hash)).isFalse();
    }

    @Test
    void matches_nothing_with_what_stands_for_an_unknown_user() {
        assertThat(hasher.matches("password", hasher.unmatchable())).isFalse();
        assertThat(hasher.unmatchable()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(new PasswordHasher().unmatchable()).isNotEqualTo(hasher.unmatchable());
    }

    @Test
    void refuses_what_is_no_hash_of_its_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasher.matches("password", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EA"));
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.matches("password", "password"));
    }
}
