package org.chatcluster.server.limit;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Limits counted in the memory of this node. Thread-safe. */
final class LocalRateLimits implements RateLimits {
    /** Open at the same time. An office of a thousand people with a few devices each fits; a descriptor limit of 64 Ki is far. */
    static final int MAX_CONNECTIONS = 5_000;
    /** The burst lets everybody of that office come back at once when a node has restarted. */
    static final Rate CONNECTIONS = new Rate(MAX_CONNECTIONS, 100, Duration.ofSeconds(1));
    /** Right ones too, because each costs a hash that is slow on purpose. */
    static final Rate PASSWORDS = new Rate(600, 120, Duration.ofMinutes(1));
    /** Five million guesses a year and address. */
    static final Rate WRONG_PASSWORDS = new Rate(30, 10, Duration.ofMinutes(1));

    static final Rate WRONG_PASSWORDS_OF_ACCOUNT = new Rate(20, 10, Duration.ofMinutes(1));
    /** A school class registers at once. */
    static final Rate REGISTRATIONS = new Rate(100, 60, Duration.ofHours(1));

    static final Rate SENDS = new Rate(500, 100, Duration.ofSeconds(1));
    static final Rate REQUESTS = new Rate(200, 50, Duration.ofSeconds(1));

    private static final long FULL_HOUSE_RETRY_MILLIS = 5_000;

    private final TimeMeter clock;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final KeyedLimit connections;
    private final KeyedLimit passwords;
    private final KeyedLimit wrongPasswords;
    private final KeyedLimit wrongPasswordsOfAccount;
    private final KeyedLimit registrations;

    LocalRateLimits(TimeMeter clock) {
        this.clock = clock;
        connections = new KeyedLimit(CONNECTIONS, clock);
        passwords = new KeyedLimit(PASSWORDS, clock);
        wrongPasswords = new KeyedLimit(WRONG_PASSWORDS, clock);
        wrongPasswordsOfAccount = new KeyedLimit(WRONG_PASSWORDS_OF_ACCOUNT, clock);
        registrations = new KeyedLimit(REGISTRATIONS, clock);
    }

    @Override
    public OptionalLong tryConnect(InetAddress remote) {
        String address = AddressKey.of(remote);
        if (open.merge(address, 1, Integer::sum) > MAX_CONNECTIONS) {
            close(address);
            return OptionalLong.of(FULL_HOUSE_RETRY_MILLIS);
        }
        OptionalLong wait = connections.tryTake(address);
        if (wait.isPresent()) {
            close(address);
        }
        return wait;
    }

    @Override
    public void disconnected(InetAddress remote) {
        close(AddressKey.of(remote));
    }

    private void close(String address) {
        open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public OptionalLong tryPasswordLogin(InetAddress remote, String account) {
        String address = AddressKey.of(remote);
        OptionalLong wait = passwords.tryTake(address);
        if (wait.isPresent()) {
            return wait;
        }
        wait = wrongPasswords.tryTake(address);
        if (wait.isPresent()) {
            return wait;
        }
        wait = wrongPasswordsOfAccount.tryTake(account);
        if (wait.isPresent()) {
            wrongPasswords.giveBack(address);
        }
        return wait;
    }

    @Override
    public void passwordWasNotWrong(InetAddress remote, String account) {
        wrongPasswords.giveBack(AddressKey.of(remote));
        wrongPasswordsOfAccount.giveBack(account);
    }

    @Override
    public OptionalLong tryRegister(InetAddress remote) {
        return registrations.tryTake(AddressKey.of(remote));
    }

    @Override
    public SessionLimits newSession() {
        return new SessionBuckets(clock);
    }

    /** Addresses with an open connection. */
    int openAddresses() {
        return open.size();
    }
}
