package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chatcluster.server.account.Account;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.account.AccountDao.OwnedToken;
import org.chatcluster.server.account.AccountDao.StoredToken;
import org.chatcluster.server.account.NameKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of accounts and tokens. */
abstract class AccountContract extends StorageContract {
    private AccountDao accounts;

    AccountContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        accounts = database().accounts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice",
                "Łukasz",
                "Straße",
                "Владимир",
                "李小龍",
                "ひらがな",
                "דוד",
                "نور",
                "नमस्ते",
                "𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
                "𐐷𐐲𐑌"
            })
    void finds_a_name_of_any_script_by_its_key(String name) {
        int id = accounts.create(name, NameKey.of(name), "hash", 7).orElseThrow();

        assertThat(accounts.findByNameKey(NameKey.of(name))).contains(new Account(id, name, "hash"));
        assertThat(accounts.find(id)).contains(new Account(id, name, "hash"));
    }

    @Test
    void refuses_a_name_key_that_is_taken() {
        accounts.create("Taken", NameKey.of("Taken"), "hash", 7);

        assertThat(accounts.create("TAKEN", NameKey.of("TAKEN"), "hash", 7)).isEmpty();
    }

    @Test
    void tells_names_apart_that_a_collation_would_take_for_the_same() {
        assertThat(accounts.create("resume", "resume", "hash", 7)).isPresent();
        assertThat(accounts.create("résumé", "résumé", "hash", 7)).isPresent();
        assertThat(accounts.findByNameKey("RESUME")).isEmpty();
        assertThat(accounts.findByNameKey("nobody")).isEmpty();
        assertThat(accounts.find(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void keeps_the_longest_name_key() {
        String name = "\u0390".repeat(32);
        assertThat(accounts.create(name, NameKey.of(name), "hash", 7)).isPresent();
        assertThat(accounts.findByNameKey(NameKey.of(name))).map(Account::name).contains(name);
    }

    @Test
    void gives_a_name_to_exactly_one_of_many_who_register_it_at_once() {
        List<Callable<OptionalInt>> registrations =
                Collections.nCopies(6, () -> accounts.create("Wanted", "wanted", "hash", 7));

        assertThat(atOnce(registrations)).filteredOn(OptionalInt::isPresent).hasSize(1);
    }

    @Test
    void never_uses_an_id_again() {
        int last = newUser();
        store().execute("DELETE FROM user WHERE id = " + last);

        assertThat(newUser()).isGreaterThan(last);
    }

    @Test
    void answers_the_names_of_those_that_exist() {
        int alice = accounts.create("names-a", "names-a", "hash", 7).orElseThrow();
        int bob = accounts.create("names-b", "names-b", "hash", 7).orElseThrow();

        assertThat(accounts.names(List.of(alice, Integer.MAX_VALUE, bob)))
                .isEqualTo(Map.of(alice, "names-a", bob, "names-b"));
        assertThat(accounts.names(List.of())).isEmpty();
    }

    private String nameOf(int id) {
        return accounts.find(id).orElseThrow().name();
    }

    private Optional<OwnedToken> findToken(String hash) {
        return Optional.ofNullable(accounts.findOwnedTokens(List.of(hash)).get(hash));
    }

    @Test
    void finds_the_owners_of_several_tokens_at_once() {
        int alice = newUser();
        int bob = newUser();
        StoredToken ofAlice = token(alice, 41, 100);
        StoredToken ofBob = token(bob, 42, 100);
        List.of(ofAlice, ofBob).forEach(accounts::addToken);

        assertThat(accounts.findOwnedTokens(List.of(ofBob.hash(), "none", ofAlice.hash())))
                .isEqualTo(Map.of(
                        ofAlice.hash(), new OwnedToken(ofAlice, nameOf(alice)),
                        ofBob.hash(), new OwnedToken(ofBob, nameOf(bob))));
    }

    @Test
    void keeps_tokens_until_they_are_removed() {
        int alice = newUser();
        int bob = newUser();
        StoredToken phone = token(alice, 1, 100);
        StoredToken laptop = token(alice, 2, 200);
        StoredToken ofBob = token(bob, 3, 100);
        List.of(phone, laptop, ofBob).forEach(accounts::addToken);

        assertThat(findToken(phone.hash())).contains(new OwnedToken(phone, nameOf(alice)));
        accounts.removeToken(phone.hash());
        assertThat(accounts.findTokens(List.of(phone.hash(), laptop.hash(), ofBob.hash())))
                .containsExactlyInAnyOrder(laptop.hash(), ofBob.hash());
        assertThat(accounts.findTokens(List.of())).isEmpty();
        assertThat(findToken(phone.hash())).isEmpty();
        assertThat(findToken(laptop.hash())).map(OwnedToken::token).contains(laptop);
        accounts.removeTokens(alice);
        assertThat(findToken(laptop.hash())).isEmpty();
        assertThat(findToken(ofBob.hash())).map(OwnedToken::token).contains(ofBob);
    }

    @Test
    void removes_the_tokens_that_have_expired() {
        int alice = newUser();
        List<StoredToken> tokens = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tokens.add(token(alice, 10 + i, 100 + i));
        }
        tokens.forEach(accounts::addToken);
        accounts.removeExpiredTokens(101);

        assertThat(findToken(tokens.get(0).hash())).isEmpty();
        assertThat(findToken(tokens.get(1).hash())).isPresent();
        assertThat(findToken(tokens.get(2).hash())).isPresent();
    }

    @Test
    void removes_the_oldest_tokens_of_a_device_that_has_too_many() {
        int alice = newUser();
        List<StoredToken> phone = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            phone.add(new StoredToken(String.format("%064x", 20 + i), alice, "phone", 1_000 + i, 9_000));
        }
        StoredToken laptop = new StoredToken(String.format("%064x", 30), alice, "laptop", 1, 9_000);
        phone.forEach(accounts::addToken);
        accounts.addToken(laptop);
        accounts.removeTokensBeyond(3);

        assertThat(phone)
                .extracting(token -> findToken(token.hash()).isPresent())
                .containsExactly(false, false, true, true, true);
        assertThat(findToken(laptop.hash())).isPresent();
    }

    private static StoredToken token(int userId, int number, long expiresAt) {
        return new StoredToken(String.format("%064x", number), userId, "téléphone 📱", 5, expiresAt);
    }
}
