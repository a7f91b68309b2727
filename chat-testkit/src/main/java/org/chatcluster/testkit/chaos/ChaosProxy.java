package org.chatcluster.testkit.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and servers and breaks connections in the ways that networks do. Each new connection goes to the target with
 * the fewest, or to the next one if that refuses. Which connections are hit comes from a seed. Thread-safe.
 */
public final class ChaosProxy implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final List<InetSocketAddress> targets;
    private final Random random;
    private final List<ProxiedConnection> connections = new ArrayList<>();
    private final AtomicLong delayNanos = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private volatile boolean refusing;

    private ChaosProxy(ServerSocket listener, List<InetSocketAddress> targets, long seed) {
        this.listener = listener;
        this.targets = List.copyOf(targets);
        this.random = new Random(seed);
        daemon("chaos-accept", this::acceptAll);
    }

    /** Listens on {@code port} of the loopback address, or on any free one for 0. */
    public static ChaosProxy start(int port, List<InetSocketAddress> targets, long seed) {
        try {
            return new ChaosProxy(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), targets, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections there are at this moment. */
    public int connectionCount() {
        return open().size();
    }

    /** How many connections there have been since the start. */
    public long madeCount() {
        return made.get();
    }

    /** Resets up to so many connections on both sides (RST: what was on its way is lost), and returns how many. */
    public int cut(int count) {
        List<ProxiedConnection> victims = choose(count);
        victims.forEach(ProxiedConnection::reset);
        return victims.size();
    }

    /** Ends up to so many connections in one direction (FIN) while the other goes on, and returns how many. */
    public int halfClose(int count, Direction direction) {
        List<ProxiedConnection> victims = choose(count);
        victims.forEach(victim -> victim.halfClose(direction));
        return victims.size();
    }

    /** Lets up to so many connections hang for a time, both ways, and returns how many. */
    public int stall(int count, Duration time) {
        List<ProxiedConnection> victims = choose(count);
        victims.forEach(victim -> victim.stall(time));
        return victims.size();
    }

    /** Holds everything that passes back for so long; zero ends it. */
    public void delay(Duration time) {
        delayNanos.set(time.toNanos());
    }

    /** Whether new connections are reset at once. */
    public void refuse(boolean whether) {
        refusing = whether;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open().forEach(ProxiedConnection::reset);
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon("chaos-connect", () -> connect(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            ProxiedConnection connection = refusing ? null : toAnyTarget(client);
            if (connection == null) {
                ProxiedConnection.reset(client);
                return;
            }
            synchronized (connections) {
                connections.removeIf(other -> !other.isOpen());
                connections.add(connection);
            }
            made.incrementAndGet();
            connection.start();
            if (listener.isClosed()) {
                connection.reset();
            }
        } catch (IOException e) {
            ProxiedConnection.reset(client);
        }
    }

    private @Nullable ProxiedConnection toAnyTarget(Socket client) throws IOException {
        List<ProxiedConnection> open = open();
        List<InetSocketAddress> leastFirst = new ArrayList<>(targets);
        leastFirst.sort(Comparator.comparingLong(target ->
                open.stream().filter(other -> other.target().equals(target)).count()));
        for (InetSocketAddress target : leastFirst) {
            Socket server = new Socket();
            try {
                server.connect(target, CONNECT_MILLIS);
                return new ProxiedConnection(client, server, target, delayNanos);
            } catch (IOException e) {
                server.close();
            }
        }
        return null;
    }

    private List<ProxiedConnection> choose(int count) {
        List<ProxiedConnection> all = open();
        synchronized (random) {
            Collections.shuffle(all, random);
        }
        return all.subList(0, Math.min(count, all.size()));
    }

    private List<ProxiedConnection> open() {
        synchronized (connections) {
            connections.removeIf(connection -> !connection.isOpen());
            return new ArrayList<>(connections);
        }
    }
}
