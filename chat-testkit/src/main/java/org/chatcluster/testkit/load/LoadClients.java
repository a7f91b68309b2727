package org.chatcluster.testkit.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.Event;
import org.chatcluster.testkit.history.History;
import org.chatcluster.testkit.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Clients that chat as fast as they may and record everything. They come back by themselves when the node goes away, and fail the next
 * wait when they see something that a correct node does not do. Thread-safe.
 */
public final class LoadClients implements AutoCloseable {
    private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PAGE = 200;

    private final SharedView shared = new SharedView();
    private final List<LoadClient> clients = new ArrayList<>();
    private final LoadLoop loop;

    private LoadClients(List<InetSocketAddress> nodes, LoadOptions options) {
        long now = System.nanoTime();
        for (int i = 0; i < options.clients(); i++) {
            long phase = Duration.ofSeconds(1).toNanos() * i / options.clients();
            clients.add(new LoadClient(nodes.get(i % nodes.size()), options, shared, now + phase));
        }
        loop = new LoadLoop(clients);
    }

    /** Registers accounts with fresh names and logs them in. */
    public static LoadClients login(String host, int port, LoadOptions options, Duration deadline) {
        return login(List.of(new InetSocketAddress(host, port)), options, deadline);
    }

    /** Registers accounts with fresh names and logs them in, on all of these nodes in turn. */
    public static LoadClients login(List<InetSocketAddress> nodes, LoadOptions options, Duration deadline) {
        LoadClients all = new LoadClients(nodes, options);
        try {
            all.awaitLoggedIn(deadline);
            return all;
        } catch (RuntimeException | Error e) {
            all.close();
            throw e;
        }
    }

    /** How many there are. */
    public int count() {
        return clients.size();
    }

    /** The account of a client. */
    public int id(int client) {
        return clients.get(client).id();
    }

    /** The conversation of two clients. */
    public ChatId direct(int client, int otherClient) {
        return ChatId.direct(id(client), id(otherClient));
    }

    /** A group that the first client creates and all others join. */
    public ChatId createGroup() {
        return createGroup(IntStream.range(0, count()).boxed().toList());
    }

    /** A group that the first of these clients creates and the others join. */
    public ChatId createGroup(List<Integer> members) {
        int groupId = request(members.get(0), Json.message(8).put("groupname", "everyone"))
                .get("groupid")
                .intValue();
        for (int member : members.subList(1, members.size())) {
            request(member, Json.message(9).put("groupid", groupId));
        }
        ChatId chat = ChatId.group(groupId);
        members.forEach(member -> follow(member, chat));
        return chat;
    }

    /** Makes a client responsible for having seen a conversation. */
    public void follow(int client, ChatId chat) {
        loop.call(() -> {
            clients.get(client).traffic().recording().follow(chat);
            return true;
        });
    }

    /** Adds messages that a client will send; it takes its conversations in turn. */
    public void plan(int client, ChatId chat, long messages) {
        loop.call(() -> {
            clients.get(client).traffic().recording().follow(chat);
            clients.get(client).traffic().outbox().plan(chat, messages);
            return true;
        });
    }

    /** Lets all begin. */
    public void startSending() {
        loop.call(() -> {
            clients.forEach(client -> client.traffic().start());
            return true;
        });
    }

    /** Forgets what is planned and not sent. */
    public void stopSending() {
        loop.call(() -> {
            clients.forEach(client -> client.traffic().outbox().stop());
            return true;
        });
    }

    /** Sends clients to another node at their next login. */
    public void moveTo(String host, int port) {
        loop.call(() -> {
            clients.forEach(client -> client.address(new InetSocketAddress(host, port)));
            return true;
        });
    }

    /** Drops the connection of a client, which then comes back. */
    public void disconnect(int client) {
        loop.call(() -> {
            clients.get(client).disconnect();
            return true;
        });
    }

    /** Drops every connection and waits until all clients have come back. */
    public void reconnect(Duration deadline) {
        loop.call(() -> {
            clients.forEach(LoadClient::disconnect);
            return true;
        });
        awaitLoggedIn(deadline);
    }

    /** Waits until every client is logged in. */
    public void awaitLoggedIn(Duration deadline) {
        awaitAll("logged in", LoadClient::isLive, deadline);
    }

    /** Waits until all that was planned is acknowledged. */
    public void awaitAcked(Duration deadline) {
        awaitAll("acknowledged", client -> client.traffic().outbox().isDone(), deadline);
    }

    /** Waits until every client has seen each of its conversations up to the last acknowledged message. */
    public void awaitDelivered(Duration deadline) {
        awaitAll("delivered", this::hasSeenAll, deadline);
    }

    /** Waits until at least so many acks have come in all. */
    public void awaitAcks(long acks, Duration deadline) {
        await(acks + " acks", () -> figures().acked() >= acks, deadline);
    }

    /** Lets every client read the log of each of its conversations from the first message to the last. */
    public void readLogs() {
        for (int i = 0; i < clients.size(); i++) {
            for (ChatId chat : chats(i)) {
                readLog(i, chat);
            }
        }
    }

    /** Lets one client read the log of each conversation: for long runs, where it takes too long for all to do the same. */
    public void readEachLog() {
        Set<ChatId> read = new HashSet<>();
        for (int i = 0; i < clients.size(); i++) {
            for (ChatId chat : chats(i)) {
                if (read.add(chat)) {
                    readLog(i, chat);
                }
            }
        }
    }

    /** Sends a request and waits for its reply, which must have errno 0. */
    public ObjectNode request(int client, ObjectNode message) {
        CompletableFuture<ObjectNode> reply =
                loop.call(() -> clients.get(client).request(message));
        try {
            ObjectNode done = reply.get(REQUEST_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            if (done.path("errno").asInt(-1) != 0) {
                throw new AssertionError("Asked " + message + ", got " + done);
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No reply to " + message, e);
        }
    }

    /** What is missing where, for people. */
    public List<String> lagging() {
        return loop.call(() ->
                clients.stream().flatMap(client -> client.lagging().stream()).toList());
    }

    /** What happened so far. */
    public LoadFigures figures() {
        return loop.call(() ->
                clients.stream().map(client -> client.traffic().figures()).reduce(LoadFigures.NONE, LoadFigures::plus));
    }

    /** What the clients had to bear so far. */
    public LoadTrouble trouble() {
        return loop.call(() -> clients.stream().map(LoadClient::trouble).reduce(LoadTrouble.NONE, LoadTrouble::plus));
    }

    /** What each client did and saw so far. */
    public List<History> histories() {
        return loop.call(() -> clients.stream()
                .map(client -> client.traffic().recording().history(client.id()))
                .toList());
    }

    @Override
    public void close() {
        loop.close();
    }

    private boolean hasSeenAll(LoadClient client) {
        return client.traffic().recording().chats().stream()
                .allMatch(chat -> client.traffic().recording().lastSeen(chat) >= shared.lastAcked(chat));
    }

    private List<ChatId> chats(int client) {
        return loop.call(
                () -> List.copyOf(clients.get(client).traffic().recording().chats()));
    }

    private void readLog(int client, ChatId chat) {
        long after = 0;
        boolean more = true;
        while (more) {
            ObjectNode ask = Json.message(19).put("after", after).put("limit", PAGE);
            ObjectNode page = request(
                    client,
                    chat.isGroup() ? ask.put("groupid", chat.high()) : ask.put("toid", chat.otherThan(id(client))));
            List<Event.Read> found = new ArrayList<>();
            for (JsonNode message : page.get("messages")) {
                after = message.get("seq").longValue();
                found.add(new Event.Read(
                        chat,
                        message.get("id").intValue(),
                        after,
                        message.get("msg").textValue()));
            }
            loop.call(() -> {
                found.forEach(clients.get(client).traffic().recording()::add);
                return true;
            });
            more = page.get("more").booleanValue();
            if (more && found.isEmpty()) {
                throw new AssertionError("An empty page says that there is more: " + page);
            }
        }
    }

    private void awaitAll(String what, Predicate<LoadClient> condition, Duration deadline) {
        await(what, () -> loop.call(() -> clients.stream().allMatch(condition)), deadline);
    }

    private void await(String what, Callable<Boolean> condition, Duration deadline) {
        Awaitility.await(what).pollInterval(POLL).atMost(deadline).until(() -> {
            @Nullable String failure = loop.call(shared::failure);
            if (failure != null) {
                throw new AssertionError(failure);
            }
            return condition.call();
        });
    }
}
