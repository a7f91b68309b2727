package org.chatcluster.bench.load;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;

/**
 * Connections that come, log in and go, so many at a time: whenever one is closed, the next account connects. What is counted as acknowledged is
 * the LOGIN_MSG_ACK, what as delivered the end of the backlog, both since the connection was asked for. On the generator's event loop.
 */
public final class LoginLoad implements Events {
    private final Generator generator;
    private final InetSocketAddress address;
    private final List<Account> accounts;
    private final Function<Account, byte[]> login;
    private final Tally tally;
    private final Map<Client, Long> began = new HashMap<>();
    private int next;
    private boolean stopped;

    /** Accounts that take turns; {@code login} is the frame by which each logs in. */
    public LoginLoad(
            Generator generator,
            InetSocketAddress address,
            List<Account> accounts,
            Function<Account, byte[]> login,
            Tally tally) {
        this.generator = generator;
        this.address = address;
        this.accounts = accounts;
        this.login = login;
        this.tally = tally;
    }

    /** Begins with so many connections. There must be more accounts than that, or they would take over from each other. */
    public void start(int connections) {
        if (connections >= accounts.size()) {
            throw new IllegalArgumentException(connections + " connections for " + accounts.size() + " accounts");
        }
        stopped = false;
        for (int i = 0; i < connections; i++) {
            connectNext();
        }
    }

    private void connectNext() {
        Account account = accounts.get(next);
        next = (next + 1) % accounts.size();
        long now = System.nanoTime();
        began.put(generator.connect(address, account, login.apply(account), this), now);
    }

    /** Lets nobody come any more. */
    public void stop() {
        stopped = true;
    }

    /** Connections that have not gone yet. */
    public int open() {
        return began.size();
    }

    @Override
    public void loggedIn(Client client, Incoming message) {
        tally.acked(age(client));
    }

    @Override
    public void synced(Client client) {
        tally.delivered(age(client));
        client.close();
    }

    private long age(Client client) {
        return System.nanoTime() - began.getOrDefault(client, System.nanoTime());
    }

    @Override
    public void closed(Client client, String why) {
        began.remove(client);
        if (!stopped) {
            connectNext();
        }
    }
}
