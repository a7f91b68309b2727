package org.chatcluster.server.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.gather.Gatherer;

/**
 * The rules of accounts: who may have which name, and who is who. Every method blocks, those that take a password for some 30 ms of
 * computing, but for {@link #authenticateByToken}. Thread-safe.
 */
public final class AccountService {
    private static final Duration TOKEN_VALIDITY = Duration.ofDays(30);
    /** Far more than anybody keeps who logs in by hand. */
    private static final int TOKENS_PER_DEVICE = 100;

    private final AccountDao dao;
    private final Clock clock;
    private final Passwords passwords;
    private final Tokens tokens = new Tokens();
    private final Gatherer<String, AccountDao.OwnedToken> owners;

    /** Rules over {@code dao}; {@code clock} decides which tokens are still valid, which are looked up on {@code requests}. */
    public AccountService(AccountDao dao, Clock clock, Executor requests) {
        this(dao, clock, requests, new PasswordHasher());
    }

    AccountService(AccountDao dao, Clock clock, Executor requests, Passwords passwords) {
        this.dao = dao;
        this.clock = clock;
        this.passwords = passwords;
        this.owners = new Gatherer<>(dao::findOwnedTokens, requests);
    }

    /** Who has logged in, with a token for the next time. */
    public record Authenticated(UserName user, LoginReply.Token token, String tokenHash) {}

    /** Makes an account and answers its id. Two people who want one name: the database decides. */
    public int register(String name, String password) {
        String key = NameKey.of(name);
        if (dao.findByNameKey(key).isPresent()) {
            throw nameIsTaken();
        }
        OptionalInt id = dao.create(name, key, passwords.hash(password), clock.millis());
        return id.orElseThrow(AccountService::nameIsTaken);
    }

    private static ChatException nameIsTaken() {
        return new ChatException(ErrorCode.REFUSED, "This name is taken.");
    }

    /** Finds out by a password who this is, or refuses in a way that tells nothing about which part was wrong. */
    public Authenticated authenticate(Credentials credentials, String device) {
        Optional<Account> account;
        String password;
        if (credentials instanceof Credentials.ById byId) {
            account = dao.find(byId.id());
            password = byId.password();
        } else {
            Credentials.ByName byName = (Credentials.ByName) credentials;
            account = dao.findByNameKey(NameKey.of(byName.name()));
            password = byName.password();
        }
        // An unknown user costs the same time as a wrong password.
        String hash = account.map(Account::passwordHash).orElse(passwords.unmatchable());
        boolean right = passwords.matches(password, hash);
        if (!right || account.isEmpty()) {
            throw new ChatException(ErrorCode.REFUSED, "The id or name, or the password, is wrong.");
        }
        return newToken(account.get(), device);
    }

    private Authenticated newToken(Account account, String device) {
        long now = clock.millis();
        long expires = now + TOKEN_VALIDITY.toMillis();
        String token = tokens.next();
        String hash = Tokens.hash(token);
        dao.addToken(new AccountDao.StoredToken(hash, account.id(), device, now, expires));
        UserName user = new UserName(account.id(), account.name());
        return new Authenticated(user, new LoginReply.Token(token, expires), hash);
    }

    /** The same by a token. Does not block. */
    public CompletionStage<Authenticated> authenticateByToken(Credentials.ByToken credentials, String device) {
        return owners.ask(Tokens.hash(credentials.token()))
                .thenApply(found -> byToken(credentials, device, found.orElseThrow(AccountService::tokenIsNotValid)));
    }

    private Authenticated byToken(Credentials.ByToken credentials, String device, AccountDao.OwnedToken found) {
        AccountDao.StoredToken stored = found.token();
        boolean valid = opens(stored.device(), device)
                && stored.expiresAt() > clock.millis()
                && (credentials.id() == 0 || credentials.id() == stored.userId());
        if (!valid) {
            throw tokenIsNotValid();
        }
        return new Authenticated(
                new UserName(stored.userId(), found.userName()),
                new LoginReply.Token(credentials.token(), stored.expiresAt()),
                stored.hash());
    }

    /** The device itself, and those beneath it: a command that runs beside the client of a person has a session of its own. */
    private static boolean opens(String deviceOfToken, String device) {
        return device.equals(deviceOfToken) || device.startsWith(deviceOfToken + "/");
    }

    /** What is said to whoever logs in by a token that is expired or revoked, or for another device or account. */
    public static ChatException tokenIsNotValid() {
        return new ChatException(ErrorCode.REFUSED, "The token is not valid for this device, or not any more.");
    }

    /** Revokes a token. */
    public void revoke(String tokenHash) {
        dao.removeToken(tokenHash);
    }

    /** Revokes every token of an account. */
    public void revokeAll(int userId) {
        dao.removeTokens(userId);
    }

    /** Removes what nobody can log in with any more, and what piles up where a program logs in by password again and again. */
    public void removeOldTokens() {
        dao.removeExpiredTokens(clock.millis());
        dao.removeTokensBeyond(TOKENS_PER_DEVICE);
    }
}
