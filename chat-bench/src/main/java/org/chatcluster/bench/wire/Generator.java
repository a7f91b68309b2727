package org.chatcluster.bench.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.common.net.EventLoops;
import org.jspecify.annotations.Nullable;

/**
 * The thread that all clients of a run live on: one, so that who has sent what and who has received it needs no lock. Writes of a turn of the
 * event loop leave together. {@link #call} and {@link #close} are for other threads.
 */
public final class Generator implements AutoCloseable {
    /** PROTOCOL.md §4. */
    private static final long CONFIRM_MILLIS = 200;

    /** A client that was silent for two of these says that it lives: in less than the 30 s of a node's heartbeat. */
    private static final long TICK_SECONDS = 10;

    private static final int MAX_PROBLEMS = 20;
    /** Logins at the same time: what a node does with a crowd at its door is measured elsewhere. */
    private static final int MAX_OPENING = 64;

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration LOGIN_DEADLINE = Duration.ofMinutes(2);

    private final MultiThreadIoEventLoopGroup group = EventLoops.newGroup("bench-generator", 1);
    private final EventLoop loop = group.next();
    private final Incoming incoming = new Incoming();
    private final List<Client> unflushed = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Client> unconfirmed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Deque<Runnable> toOpen = new ArrayDeque<>();
    private int opening;
    private int ticks;
    private byte[] scratch = new byte[1 << 17];

    /** Starts the thread. */
    public Generator() {
        // Ends with the loop, and what it throws is a problem that it notes itself.
        var unused = loop.scheduleAtFixedRate(this::confirm, CONFIRM_MILLIS, CONFIRM_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = loop.scheduleAtFixedRate(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    private void tick() {
        ticks++;
        clients.removeIf(Client::isOver);
        clients.forEach(client -> client.pingAfterSilence(ticks));
    }

    /** Counts up every {@link #TICK_SECONDS}. */
    int ticks() {
        return ticks;
    }

    /** The event loop that everything runs on. */
    public EventLoop loop() {
        return loop;
    }

    /** Connects a client in its turn, which logs in by itself. On the event loop. */
    public Client connect(InetSocketAddress address, Account account, Events events) {
        return connect(address, account, "bench", events);
    }

    /** The same for a device of that name. */
    public Client connect(InetSocketAddress address, Account account, String device, Events events) {
        return connect(address, account, Frames.login(account.token(), device), events);
    }

    /** The same by a LOGIN_MSG of the caller's own. */
    public Client connect(InetSocketAddress address, Account account, byte[] login, Events events) {
        return open(address, new Client(this, account, login, null, events));
    }

    /** The same for somebody who comes back, unless {@code before} is null: what was seen then need not come again, but may. */
    public Client connectAgain(InetSocketAddress address, Account account, @Nullable Client before, Events events) {
        return open(address, new Client(this, account, Frames.login(account.token(), "bench"), before, events));
    }

    private Client open(InetSocketAddress address, Client client) {
        clients.add(client);
        toOpen.add(() -> client.connect(new Bootstrap()
                .group(loop)
                .channel(EventLoops.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(address)));
        openNext();
        return client;
    }

    private void openNext() {
        while (opening < MAX_OPENING && !toOpen.isEmpty()) {
            opening++;
            toOpen.remove().run();
        }
    }

    /** A client has its backlog, or will never have it. */
    void opened() {
        opening--;
        openNext();
    }

    /** Waits until every client has logged in and has its backlog. From other threads. */
    public void awaitLogins() {
        long deadline = System.nanoTime() + LOGIN_DEADLINE.toNanos();
        while (call(() -> opening) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(call(() -> opening) + " logins are not done after " + LOGIN_DEADLINE);
            }
            Window.pause(POLL);
        }
        requireNoProblems();
    }

    private void requireNoProblems() {
        List<String> found = problems();
        if (!found.isEmpty()) {
            throw new IllegalStateException(String.join("; ", found));
        }
    }

    /** Runs {@code task} on the event loop and waits for what it returns. */
    public <T> T call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Notes what makes the run worthless. On the event loop. */
    public void problem(String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(text);
        }
    }

    /** What was noted so far. */
    public List<String> problems() {
        return call(() -> List.copyOf(problems));
    }

    void outOfOrder(Account account, long seen, Incoming message) {
        problem(account.name() + " has seen " + seen + " and got " + message.text());
    }

    Incoming incoming() {
        return incoming;
    }

    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[2 * length];
        }
        return scratch;
    }

    void flushLater(Client client) {
        if (unflushed.isEmpty()) {
            loop.execute(this::flush);
        }
        unflushed.add(client);
    }

    private void flush() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flush();
        }
        unflushed.clear();
    }

    void confirmLater(Client client) {
        unconfirmed.add(client);
    }

    private void confirm() {
        List<Client> some = List.copyOf(unconfirmed);
        unconfirmed.clear();
        some.forEach(Client::confirm);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
